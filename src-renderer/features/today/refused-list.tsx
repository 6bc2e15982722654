import { Button, Popconfirm } from 'antd';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { type RefusedMutation, useRefused, useRow } from '../../data/live.ts';
import { RefusalText } from '../../office/refusal-notice.tsx';
import { Section } from '../../ui/pieces.tsx';
import { mutationLabel, subjectOf } from './mutation-words.ts';
import { redoOf } from './redo.ts';
import { useRedo } from './use-redo.ts';

/** What the platform did not accept, why, and the way back to the form; nothing written is lost. */
export function RefusedList() {
  const refused = useRefused();
  if (refused === undefined || refused.length === 0) return null;
  return (
    <Section title={`平台退回的办理（${refused.length}）`}>
      <ul className="stack--tight">
        {refused.map((each) => (
          <RefusedRow key={each.id} refused={each} />
        ))}
      </ul>
    </Section>
  );
}

function RefusedRow({ refused }: { readonly refused: RefusedMutation }) {
  const { engine } = useOfficerDesk();
  const redo = useRedo();
  const { mutation } = refused;
  const way = redoOf(refused);
  return (
    <li className="notice notice--red">
      <div className="line line--wrap">
        <span className="strong">{mutationLabel(mutation.name)}</span>
        <SubjectName refused={refused} />
        <span className="small soft">作出于 {timeLabel(mutation.madeAt)}</span>
      </div>
      <RefusalText code={refused.code} />
      <div className="line">
        {way !== null && (
          <Button size="small" type="primary" onClick={() => void redo(way)}>
            重新办理
          </Button>
        )}
        <Popconfirm
          title="放弃这项办理？"
          description="放弃后，您当时写的内容将从本机删除。"
          okText="放弃"
          cancelText="保留"
          onConfirm={() => void engine.discardRefused(refused.id)}
        >
          <Button size="small">放弃</Button>
        </Popconfirm>
      </div>
    </li>
  );
}

function SubjectName({ refused }: { readonly refused: RefusedMutation }) {
  const { caseId, entryId } = subjectOf(refused.mutation);
  const subject = useRow('sharingCase', caseId ?? null);
  const entry = useRow('catalogEntry', entryId ?? null);
  return <span className="cut">{subject?.entryName ?? entry?.name ?? ''}</span>;
}
