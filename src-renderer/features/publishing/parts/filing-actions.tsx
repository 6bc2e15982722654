import { Button } from 'antd';
import { useState } from 'react';
import { type EntryDraft, isRemoval } from '#shared/domain/cataloguing/entry-draft.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { useAct } from '../../../office/use-act.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** 受理 or 退回 at the desk that takes the filing. */
export function FilingActions({ draft }: { readonly draft: EntryDraft }) {
  return isRemoval(draft) ? <RemovalActions draft={draft} /> : <EntryActions draft={draft} />;
}

/** A removal is taken note of; it cannot be sent back. */
function RemovalActions({ draft }: { readonly draft: EntryDraft }) {
  const departmentName = useDepartmentName();
  const { act, busy, problem } = useAct();
  const [open, setOpen] = useState(false);
  const reason = draft.history.findLast((event) => event.act === 'stop')?.note ?? '';
  const step = { entryId: draft.id, expectedVersion: draft.version };
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen(true)}>
        收到停用报备
      </Button>
      <span className="small soft">给出停用回执，逐级送到市级 · 三(一)</span>
      {open && (
        <ConfirmRecord
          title="确认收到停用报备"
          confirmText="确认收到"
          facts={[
            ['目录条目', `${draft.content.name}（${draft.code ?? '尚未编码'}）`],
            ['报备部门', departmentName(draft.providerId)],
            ['停用原因', reason],
            ['结果', '条目从停用之日起不再受理申请；回执随之逐级给出'],
          ]}
          busy={busy}
          problem={problem}
          onConfirm={() => void act('filing.accept', step).then((done) => done && setOpen(false))}
          onCancel={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function EntryActions({ draft }: { readonly draft: EntryDraft }) {
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
