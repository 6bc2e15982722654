import { useState } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { refusalOfStanding, standingOf } from '#shared/domain/grant/standing.ts';
import { refusals } from '#shared/domain/refusals.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { GatewayReply } from '#shared/protocol/gateway.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { CallList } from '../../office/calls/call-list.tsx';
import { DeliveryStanding } from '../../office/delivery-standing.tsx';
import { GrantForce, GrantScope } from '../../office/grant-parts.tsx';
import { OpenCorrections } from '../../office/open-corrections.tsx';
import { Notice, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { CallForm } from './call-form.tsx';
import { CallResult } from './call-result.tsx';
import { ChangeRight } from './change-right.tsx';
import { FileCopies } from './file-copies.tsx';
import { OrderDelivery } from './order-delivery.tsx';
import { Renewal } from './renewal.tsx';

/** Why this grant cannot be called from here now; null where it can. */
const obstacleOf = (grant: Grant, today: string): string | null => {
  const code = refusalOfStanding(standingOf(grant, today));
  if (code !== null) return `${refusals[code].message}${refusals[code].next}（${refusals[code].clause}）`;
  return null;
};

type UseFormProps = { readonly grant: Grant; readonly onReply: (reply: GatewayReply | null) => void };

function UseForm({ grant, onReply }: UseFormProps) {
  switch (grant.method) {
    case 'file':
      return <FileCopies grant={grant} />;
    case 'database':
      return <OrderDelivery grant={grant} />;
    case 'interface':
      return <CallForm grant={grant} onReply={onReply} />;
  }
}

export function UseDetail({ grant }: { readonly grant: Grant }) {
  const today = civilDateOf(useNow());
  const link = useSyncStatus((status) => status.link);
  // Held by this screen alone: what came back is shown and dropped, never stored (R049).
  const [reply, setReply] = useState<GatewayReply | null>(null);
  const obstacle = obstacleOf(grant, today);
  return (
    <ScrollPane label={grant.entryName}>
      <h3 className="entry-title">{grant.entryName}</h3>
      <Section title={grant.method === 'database' ? '交付' : '调用'}>
        {obstacle === null ? (
          <UseForm grant={grant} onReply={setReply} />
        ) : (
          <Notice tone="amber">{obstacle}</Notice>
        )}
        {link === 'offline' && obstacle === null && grant.method !== 'database' && (
          <p className="small soft">现在离线：调用须经平台实时进行并登记，连通后再试。</p>
        )}
      </Section>
      <OpenCorrections grantId={grant.id} />
      {reply !== null && obstacle === null && <CallResult reply={reply} onClose={() => setReply(null)} />}
      <DeliveryStanding grant={grant} />
      <GrantForce grant={grant} />
      <CallList grant={grant} />
      <GrantScope grant={grant} />
      <ChangeRight grant={grant} />
      <Renewal grant={grant} />
      <p>
        <a href={hrefOf('destruction', { grantId: grant.id })}>不再使用的，按程序销毁数据并登记</a>
        <span className="small soft">（六(二)）</span>
      </p>
    </ScrollPane>
  );
}
