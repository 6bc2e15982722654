import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDraft } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { useAct } from '../../../office/use-act.ts';
import { useOfficerName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';

type PanelProps = {
  readonly subject: SharingCase;
  /** True for a head who wrote it: it can only be given back. */
  readonly own?: boolean;
  readonly onDecided: () => void;
};

/** The words of a paper that leaves the department: an application, or an answer to one. */
const papers = {
  application: {
    act: 'case.consent-application',
    yes: '同意提交',
    no: '退回修改',
    after: '提交到共享平台，受理和审查时限自此起算',
    back: '退回经办人修改，未提交',
  },
  answer: {
    act: 'case.consent-answer',
    yes: '同意答复',
    no: '退回重拟',
    after: '答复送出并生效，答复时限停止',
    back: '退回经办人重拟，答复时限继续计算',
  },
} as const;

/** 负责人同意 (条例第20条): the head of the department lets what was written go out, or gives it back with what to change. */
export function ConsentPanel({ subject, own = false, onDecided }: PanelProps) {
  const officerName = useOfficerName();
  const opinion = useDraft(draftKey.headConsent(subject.id), '');
  const [decision, setDecision] = useState<boolean | null>(null);
  const [wanting, setWanting] = useState(false);
  const { act, busy, problem } = useAct();
  const paper = papers[subject.state === 'answer-prepared' ? 'answer' : 'application'];
  const written = subject.history.findLast(({ act: each }) => each.startsWith('prepare'));
  const said = opinion.value.trim();
  const giveBack = () => {
    setWanting(said === '');
    if (said !== '') setDecision(false);
  };
  const decide = async (consent: boolean) => {
    const given = { caseId: subject.id, expectedVersion: subject.version, consent, opinion: said };
    if (!(await act(paper.act, given))) return;
    opinion.clear();
    setDecision(null);
    onDecided();
  };
  return (
    <div className="pane__foot pane__foot--column">
      <Field
        label="负责人意见"
        error={wanting && said === '' ? '退回的，须写明要修改的内容。' : undefined}
        help={
          own
            ? '您拟制过，由其他负责人同意；您可以退回，写明要修改的内容 · 条例第20条'
            : '同意的可以不写；退回的写明要修改的内容 · 条例第20条'
        }
      >
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={1000}
            value={opinion.value}
            onChange={(event) => opinion.set(event.target.value)}
          />
        )}
      </Field>
      <div className="line">
        {!own && (
          <Button type="primary" onClick={() => setDecision(true)}>
            {paper.yes}
          </Button>
        )}
        <Button onClick={giveBack}>{paper.no}</Button>
      </div>
      {decision !== null && (
        <ConfirmRecord
          title={decision ? `确认${paper.yes}` : `确认${paper.no}`}
          confirmText={decision ? `确认${paper.yes}` : `确认${paper.no}`}
          facts={[
            ['事项', `${subject.entryName}（${subject.number ?? '尚未编号'}）`],
            ['拟制人', written === undefined ? '' : officerName(written.officerId)],
            ['后果', decision ? paper.after : paper.back],
            ['负责人意见', said === '' ? '同意' : said],
          ]}
          busy={busy}
          problem={problem}
          onConfirm={() => void decide(decision)}
          onCancel={() => setDecision(null)}
        />
      )}
    </div>
  );
}
