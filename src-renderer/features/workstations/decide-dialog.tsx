import { App, Input } from 'antd';
import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { useDraft } from '../../data/live.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { problemOf } from '../../office/problem-of.ts';
import type { Problem } from '../../office/use-act.ts';

/** Taking a workstation out of service, putting it back, or ending what an officer has open everywhere. */
export type Decision = {
  readonly kind: 'stop' | 'readmit' | 'end';
  /** Of the workstation, or of the officer. */
  readonly id: string;
  readonly name: string;
};

const words = {
  stop: {
    title: '停用工作站',
    subject: '工作站',
    confirm: '确认停用',
    effect:
      '它下次联系平台时先销毁密钥，再清除本机数据；没有同步的办理加密保留，恢复接入后由本人登录取回。此前不联系平台，最多可离线打开 7 天。',
    done: '已停用，下次联系平台时清除',
  },
  readmit: {
    title: '恢复接入',
    subject: '工作站',
    confirm: '确认恢复',
    effect: '此后可以在这台工作站上登录；停用前的登录不恢复，须重新输入口令。',
    done: '已恢复接入',
  },
  end: {
    title: '结束登录',
    subject: '人员',
    confirm: '确认结束',
    effect: '此人在所有工作站上的登录立即失效，同步须重新输入口令；本机数据和待同步的办理都保留。',
    done: '已结束全部登录',
  },
} as const;

type DecideDialogProps = {
  readonly decision: Decision;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Shows what will be recorded, with the reason; the platform must be there to decide. */
export function DecideDialog({ decision, onDone, onClose }: DecideDialogProps) {
  const { services } = useBridge();
  const { message } = App.useApp();
  const reason = useDraft(draftKey.workstation(decision.kind, decision.id), '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { kind, id, name } = decision;
  const text = words[kind];
  const decide = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const given = { reason: reason.value.trim() };
      if (kind === 'end') await services.workstations.endSessions({ officerId: id, ...given });
      else
        await services.workstations.setService({
          workstationId: id,
          inService: kind === 'readmit',
          ...given,
        });
      message.success(text.done);
      reason.clear();
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const field = (
    <Input.TextArea
      aria-label="理由"
      rows={3}
      maxLength={500}
      value={reason.value}
      onChange={(event) => reason.set(event.target.value)}
    />
  );
  return (
    <ConfirmRecord
      title={text.title}
      confirmText={text.confirm}
      danger={kind !== 'readmit'}
      incomplete={reason.value.trim() === ''}
      facts={[
        [text.subject, kind === 'end' ? name : `${name}（${id}）`],
        ['结果', text.effect],
        ['理由', field],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void decide()}
      onCancel={onClose}
    />
  );
}
