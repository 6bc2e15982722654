import { useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { ReplacementPlan } from '#shared/domain/replacement/replacement.ts';
import { currentUsers } from '#shared/domain/sharing/current-users.ts';
import { useNow } from '../../../app/use-now.ts';
import { useRowsBy } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { useAct } from '../../../office/use-act.ts';
import { useDepartmentName } from '../../../office/use-names.ts';

type ConfirmPlanProps = {
  readonly old: CatalogEntry;
  readonly next: CatalogEntry;
  readonly plan: ReplacementPlan;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** The plan and exactly whom it will be told to. */
export function ConfirmPlan({ old, next, plan, onClose, onDone }: ConfirmPlanProps) {
  const { act, busy, problem } = useAct();
  // One plan keeps one id, however often it is tried.
  const [replacementId] = useState(() => crypto.randomUUID());
  const departmentName = useDepartmentName();
  const users = currentUsers(useRowsBy('grant', 'entryId', old.id) ?? [], useNow());
  const confirm = async () => {
    if (await act('replacement.plan', { replacementId, plan })) onDone();
  };
  return (
    <ConfirmRecord
      title="确认更替方案"
      confirmText="确认并通知"
      facts={[
        ['旧资源', `${old.name}（${old.code}）`],
        ['新资源', `${next.name}（${next.code}）`],
        [
          '信息项',
          `${plan.mapping.length} 项，其中不保留 ${plan.mapping.filter(({ newItemId }) => newItemId === null).length} 项`,
        ],
        ['并行期', `${plan.parallelFrom} 至 ${plan.parallelTo}`],
        ['停用日', plan.stopOn],
        ['过渡办法', plan.method.trim()],
        ['将通知', users.length === 0 ? '没有部门正在使用' : users.map(departmentName).join('、')],
        ['结果', '即日起旧资源不再受理新的申请'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  );
}
