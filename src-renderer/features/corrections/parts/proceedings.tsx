import { Button, Input } from 'antd';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Correction, isCorrectionPossible } from '#shared/domain/correction/correction.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import { useOfficerName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';
import { Section } from '../../../ui/pieces.tsx';

type SubjectProps = { readonly subject: Correction };

/** 照常办理 as logged: which business went on, on which evidence (R069). */
export function Proceedings({ subject }: SubjectProps) {
  const { departmentId, roles } = useOfficer();
  const officerName = useOfficerName();
  const mayLog =
    subject.userDepartmentId === departmentId &&
    roles.includes('data-officer') &&
    isCorrectionPossible(subject, 'proceed');
  return (
    <Section title={`照常办理登记（${subject.proceedings.length}）`}>
      <ul className="stack--tight">
        {subject.proceedings.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log only ever grows at its end.
          <li key={index}>
            <span className="strong">{each.matter}</span>　凭：{each.evidence}
            <div className="small soft">
              {officerName(each.officerId)} {timeLabel(each.at)}
            </div>
          </li>
        ))}
      </ul>
      {mayLog ? (
        <ProceedForm subject={subject} />
      ) : (
        subject.proceedings.length === 0 && <p className="small soft">没有登记。</p>
      )}
    </Section>
  );
}

const nothing = { matter: '', evidence: '' };

function ProceedForm({ subject }: SubjectProps) {
  const draft = useDraft(draftKey.correctionProceed(subject.id), nothing);
  const { act, busy, problem } = useAct();
  const { matter, evidence } = draft.value;
  const log = async () => {
    if (await act('correction.proceed', { correctionId: subject.id, matter, evidence })) draft.clear();
  };
  return (
    <div className="stack">
      <div className="line line--wrap line--top">
        <Field label="办理事项">
          {(bind) => (
            <Input
              {...bind}
              maxLength={200}
              placeholder="如：临时救助"
              value={matter}
              onChange={(event) => draft.set({ ...draft.value, matter: event.target.value })}
            />
          )}
        </Field>
        <Field label="凭什么证明材料" help="写材料名称，不抄录内容">
          {(bind) => (
            <Input
              {...bind}
              maxLength={1000}
              placeholder="如：居民身份证原件"
              value={evidence}
              onChange={(event) => draft.set({ ...draft.value, evidence: event.target.value })}
            />
          )}
        </Field>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
      <div className="line">
        <Button
          loading={busy}
          disabled={matter.trim() === '' || evidence.trim() === ''}
          onClick={() => void log()}
        >
          登记照常办理
        </Button>
        <span className="small soft">登记后不能修改或删除</span>
      </div>
    </div>
  );
}
