import { useState } from 'react';
import { exchangeMethodLabel } from '#shared/domain/catalog/labels.ts';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { GatewayReply } from '#shared/protocol/gateway.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { CallForm } from './call-form.tsx';
import { CallList } from './call-list.tsx';
import { CallResult } from './call-result.tsx';

/** Why this grant cannot be called from here now; null where it can. */
const obstacleOf = (grant: Grant, today: string): string | null => {
  if (grant.state !== 'active') return '使用权已暂停或已收回，不能调用（六(二)）。';
  if (grant.validUntil < today) return '授权已到期，需要继续使用的请重新申请。';
  if (grant.method !== 'interface') {
    return `授权的交换方式是${exchangeMethodLabel[grant.method]}，由前置交换系统交付，不在这里调用。`;
  }
  return null;
};

export function UseDetail({ grant }: { readonly grant: Grant }) {
  const today = civilDateOf(useNow());
  const { link } = useSyncStatus();
  // Held by this screen alone: what came back is shown and dropped, never stored (R049).
  const [reply, setReply] = useState<GatewayReply | null>(null);
  const obstacle = obstacleOf(grant, today);
  return (
    <ScrollPane label={grant.entryName}>
      <h3 className="entry-title">{grant.entryName}</h3>
      <Section title="调用">
        {obstacle === null ? (
          <CallForm grant={grant} onReply={setReply} />
        ) : (
          <Notice tone="amber">{obstacle}</Notice>
        )}
        {link === 'offline' && obstacle === null && (
          <p className="small soft">现在离线：调用须经平台实时进行并登记，连通后再试。</p>
        )}
      </Section>
      {reply !== null && <CallResult reply={reply} onClose={() => setReply(null)} />}
      <CallList grantId={grant.id} />
      <Scope grant={grant} />
    </ScrollPane>
  );
}

function Scope({ grant }: { readonly grant: Grant }) {
  const departmentName = useDepartmentName();
  const subject = useRow('sharingCase', grant.caseId);
  const names = subject?.items.filter((item) => grant.itemIds.includes(item.id)).map((item) => item.name);
  return (
    <Section title="授权范围">
      <Facts
        facts={[
          ['提供部门', departmentName(grant.providerId)],
          ['信息项', names?.join('、') ?? `${grant.itemIds.length} 项`],
          ['使用用途', grant.purpose],
          ['应用场景', grant.scenario],
          ['交换方式', exchangeMethodLabel[grant.method]],
          ['使用至', longDateLabel(grant.validUntil)],
          ['每日上限', `${grant.callsPerDay} 次`],
          ['受理编号', subject?.number ?? ''],
        ]}
      />
      <ClauseLine clause="六(二)" />
    </Section>
  );
}
