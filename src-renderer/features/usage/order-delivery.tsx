import { Button } from 'antd';
import { acceptedFrontEnd } from '#shared/domain/front-end/front-end.ts';
import { refusals } from '#shared/domain/refusals.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useRow, useRowsBy } from '../../data/live.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { useAct } from '../../office/use-act.ts';
import { Notice } from '../../ui/pieces.tsx';

/** Has the platform fill the department's front end: first by the officer's order, then by the update cycle, or again now. */
export function OrderDelivery({ grant }: { readonly grant: Grant }) {
  const frontEnds = useRowsBy('frontEnd', 'departmentId', grant.userDepartmentId);
  const delivery = useRow('databaseDelivery', grant.id);
  const { act, busy, problem } = useAct();
  const link = useSyncStatus((status) => status.link);
  if (frontEnds === undefined || delivery === undefined) return null;
  const frontEnd = acceptedFrontEnd(frontEnds);
  if (frontEnd === undefined) {
    const { message, next, clause } = refusals['front-end.none'];
    return (
      <Notice tone="amber">
        {message}
        {next}（{clause}）<a href={hrefOf('frontEnds')}>查看前置系统</a>
      </Notice>
    );
  }
  return (
    <div className="stack">
      <p className="small soft">
        用途（按授权）：{grant.purpose}
        。平台把授权的信息项整批写入“{frontEnd.name}
        ”，读回核对条数和校验值；每批都有记录，计入每日上限。
      </p>
      <div className="line">
        <Button
          type="primary"
          loading={busy}
          disabled={delivery?.state === 'asked'}
          onClick={() => void act('delivery.order', { grantId: grant.id })}
        >
          {delivery === null ? '开始交付' : '立即刷新'}
        </Button>
        <span className="small soft">
          {link === 'offline'
            ? '现在离线：办理已可保存，连通平台后才会刷新。'
            : '此后按资源的更新周期自动刷新。'}
        </span>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
    </div>
  );
}
