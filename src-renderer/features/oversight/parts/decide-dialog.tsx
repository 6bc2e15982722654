import { useState } from 'react';
import { violationClause, violationLabel } from '#shared/domain/violation/item.ts';
import type { Evidence } from '#shared/domain/violation/violation.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import type { Finding } from '../findings.ts';

type Outcome = 'confirmed' | 'dismissed';
type DecideDialogProps = {
  readonly finding: Finding & { readonly evidence: Evidence };
  readonly outcome: Outcome;
  readonly onClose: () => void;
};

const words = {
  confirmed: {
    title: '认定违规情形',
    confirm: '确认认定',
    help: '写明核实了什么',
    after: '记入认定记录；是否通报另行决定',
  },
  dismissed: {
    title: '排除疑似违规',
    confirm: '确认排除',
    help: '写明为什么不构成违规',
    after: '不再列为疑似违规，也不能据此通报',
  },
} as const satisfies Record<Outcome, object>;

/** 认定 or 排除, with the reason; the evidence is recorded as the platform finds it. */
export function DecideDialog({ finding, outcome, onClose }: DecideDialogProps) {
  const departmentName = useDepartmentName();
  const [violationId] = useState(() => crypto.randomUUID());
  const { table, recordId, aspect, finding: found } = finding.evidence;
  const draft = useDraft(draftKey.suspicion(recordId, aspect), { reason: '' });
  const { reason } = draft.value;
  const { title, confirm, help, after } = words[outcome];
  return (
    <TwoStepDialog
      title={title}
      confirmText={confirm}
      ready={reason.trim() !== ''}
      facts={[
        ['部门', departmentName(finding.departmentId)],
        ['情形', `${violationLabel[finding.item]}（${violationClause[finding.item]}）`],
        ['情况', found],
        ['理由', reason.trim()],
        ['结果', after],
      ]}
      onConfirm={async (act) => {
        const given = { violationId, table, recordId, aspect, item: finding.item, outcome, reason };
        const done = await act('violation.decide', given);
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <p className="text">{found}</p>
      <TextField
        label="理由"
        help={help}
        rows={4}
        limit={1000}
        value={reason}
        onChange={(next) => draft.set({ reason: next })}
      />
    </TwoStepDialog>
  );
}
