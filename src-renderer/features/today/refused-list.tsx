import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { hrefOf } from '../../app/routes.ts';
import { type RefusedMutation, useRefused } from '../../data/live.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { RedoButtons } from '../../office/acts/redo-buttons.tsx';
import { useRedo } from '../../office/acts/use-redo.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { RefusalText } from '../../office/refusal-notice.tsx';
import { Section } from '../../ui/pieces.tsx';

/** As many as an officer can look over; 待同步 holds the rest. */
const shown = 5;

/** What the platform did not accept, why, and the way back to the form; nothing written is lost. */
export function RefusedList() {
  const refused = useRefused();
  if (refused === undefined || refused.length === 0) return null;
  return (
    <Section title={`平台退回的办理（${refused.length}）`}>
      <ul className="stack--tight">
        {refused.slice(0, shown).map((each) => (
          <RefusedRow key={each.id} refused={each} />
        ))}
      </ul>
      <a href={hrefOf('outbox')}>
        {refused.length > shown ? `另有 ${refused.length - shown} 项，` : ''}到“待同步”查看全部
      </a>
    </Section>
  );
}

function RefusedRow({ refused }: { readonly refused: RefusedMutation }) {
  const redoing = useRedo(refused);
  const { mutation } = refused;
  const subject = useSubjectName(mutation);
  return (
    <li className="notice notice--red">
      <div className="line line--wrap">
        <span className="strong">{mutationLabel(mutation.name)}</span>
        <span className="cut">{subject}</span>
        <span className="small soft">作出于 {timeLabel(mutation.madeAt)}</span>
      </div>
      <RefusalText code={refused.code} />
      <div className="line">
        {redoing !== null && <RedoButtons refused={refused} redoing={redoing} size="small" />}
        <a href={hrefOf('outboxEntry', { mutationId: refused.id })}>查看变化和所写内容</a>
      </div>
    </li>
  );
}
