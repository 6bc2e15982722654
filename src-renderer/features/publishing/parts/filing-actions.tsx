import { Button } from 'antd';
import { useState } from 'react';
import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { useAct } from '../../../office/use-act.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** 受理 or 退回 at the desk that takes the filing. */
export function FilingActions({ draft }: { readonly draft: EntryDraft }) {
  const departmentName = useDepartmentName();
  const { act, busy, problem, setProblem } = useAct();
  const [open, setOpen] = useState<'accept' | 'return' | null>(null);
  const step = { entryId: draft.id, expectedVersion: draft.version };
  const close = () => {
    setOpen(null);
    setProblem(null);
  };
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen('accept')}>
        受理
      </Button>
      <Button onClick={() => setOpen('return')}>退回</Button>
      <span className="small soft">受理后给出回执；市级受理即汇聚、发布 · 三(一)</span>
      {open === 'accept' && (
        <ConfirmRecord
          title="确认受理报备"
          confirmText="确认受理"
          facts={[
            ['目录条目', `${draft.content.name}（${draft.code ?? '尚未编码'}）`],
            ['报备部门', departmentName(draft.providerId)],
            ['保密审查意见', draft.secrecyReview?.opinion ?? ''],
          ]}
          busy={busy}
          problem={problem}
          onConfirm={() => void act('filing.accept', step).then((done) => done && close())}
          onCancel={close}
        />
      )}
      {open === 'return' && (
        <ReasonDialog
          title="退回报备"
          label="退回原因"
          help="一次写明需要修改的全部内容"
          confirmText="确认退回"
          perform={(reason) => act('filing.return', { ...step, reason })}
          busy={busy}
          problem={problem}
          onClose={close}
        />
      )}
    </div>
  );
}
