import { Button } from 'antd';
import { useState } from 'react';
import type { ChangeTrigger } from '#shared/domain/change-trigger/change-trigger.ts';
import { updateCanBeExtended, updatesUnder809 } from '#shared/domain/change-trigger/extend.ts';
import { useCalendar } from '../../../app/office-rules.tsx';
import { useOfficer } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { useDraft } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import {
  AskExtensionButton,
  AskExtensionFields,
  DecideExtensionFields,
  decidedInTime,
  extensionStanding,
} from '../../../office/extension-fields.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useManagesLevelOf } from '../../../office/use-manages-level-of.ts';

type SubjectProps = { readonly subject: ChangeTrigger };

/** Why more time can no longer be given; null while 809's limit runs. */
function useOver(subject: ChangeTrigger): 'update-extension.limit-over' | null {
  const time = { now: useNow(), calendar: useCalendar() };
  return updateCanBeExtended(subject, time) ? null : 'update-extension.limit-over';
}

/** 延长更新 (条例第17条): asked for by the department, consented to by its management; nothing without 809. */
export function UpdateExtension({ subject }: SubjectProps) {
  const { departmentId, roles } = useOfficer();
  const manages = useManagesLevelOf(subject.providerId);
  const [open, setOpen] = useState<'ask' | 'decide' | null>(null);
  const over = useOver(subject);
  const { extension } = subject;
  if (!updatesUnder809(subject)) return null;
  const isOpen = subject.state === 'open';
  const mine = departmentId === subject.providerId && roles.includes('data-officer');
  const close = () => setOpen(null);
  return (
    <div className="line line--wrap">
      {extension !== null && (
        <span className="small">
          申请延长更新 {extension.workingDays} 个工作日：{extension.reason}（{extensionStanding(extension)} ·
          条例第17条）
        </span>
      )}
      {isOpen && mine && extension === null && (
        <AskExtensionButton size="small" over={over} onClick={() => setOpen('ask')}>
          申请延长更新
        </AskExtensionButton>
      )}
      {isOpen && manages && extension?.consent === null && (
        <Button size="small" type="primary" onClick={() => setOpen('decide')}>
          决定延长更新
        </Button>
      )}
      {open === 'ask' && <AskDialog subject={subject} onClose={close} />}
      {open === 'decide' && <DecideDialog subject={subject} onClose={close} />}
    </div>
  );
}

type DialogProps = SubjectProps & { readonly onClose: () => void };

const unasked = { workingDays: 5, reason: '' };

function AskDialog({ subject, onClose }: DialogProps) {
  const { value, set, clear } = useDraft(draftKey.updateExtension(subject.id), unasked);
  const { workingDays, reason } = value;
  return (
    <TwoStepDialog
      title="申请延长更新"
      confirmText="确认申请"
      ready={reason.trim() !== ''}
      facts={[
        ['变化事项', subject.title],
        ['申请延长', `${workingDays} 个工作日`],
        ['理由', reason.trim()],
        ['须经', '同级政务数据共享管理部门同意'],
        ['不影响', '本市 15 个工作日的更新时限（三(二)）照常计算'],
      ]}
      onConfirm={async (act) => {
        const given = { triggerId: subject.id, expectedVersion: subject.version, workingDays, reason };
        const done = await act('change.ask-extension', given);
        if (done) clear();
        return done;
      }}
      onClose={onClose}
    >
      <AskExtensionFields value={value} onChange={set} most={5} />
      <ClauseLine clause="条例第17条" />
    </TwoStepDialog>
  );
}

const undecided = { consent: true, opinion: '' };

function DecideDialog({ subject, onClose }: DialogProps) {
  const over = useOver(subject);
  const { value: written, set, clear } = useDraft(draftKey.updateExtensionDecision(subject.id), undecided);
  const value = decidedInTime(written, over);
  const { consent, opinion } = value;
  const { extension } = subject;
  if (extension === null) return null;
  return (
    <TwoStepDialog
      title="决定延长更新"
      confirmText="确认决定"
      ready={opinion.trim() !== ''}
      facts={[
        ['变化事项', subject.title],
        ['申请延长', `${extension.workingDays} 个工作日：${extension.reason}`],
        ['决定', consent ? '同意延长条例第17条的更新时限' : '不同意延长'],
        ['意见', opinion.trim()],
        ['后果', consent ? '本市 15 个工作日的时限（三(二)）不延长' : '时限不变'],
      ]}
      onConfirm={async (act) => {
        const given = { triggerId: subject.id, expectedVersion: subject.version, consent, opinion };
        const done = await act('change.decide-extension', given);
        if (done) clear();
        return done;
      }}
      onClose={onClose}
    >
      <DecideExtensionFields value={value} onChange={set} over={over} />
      <ClauseLine clause="条例第17条" />
    </TwoStepDialog>
  );
}
