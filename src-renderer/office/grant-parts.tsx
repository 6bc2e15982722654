import { exchangeMethodLabel } from '#shared/domain/catalog/labels.ts';
import { civilDateOf, longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { groundClause, groundLabel } from '#shared/domain/grant/ground.ts';
import { type GrantStanding, standingOf } from '#shared/domain/grant/standing.ts';
import type { ForceOrder, Grant } from '#shared/domain/sharing/grant.ts';
import { purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import { useNow } from '../app/use-now.ts';
import { usePendingIds, useRow } from '../data/live.ts';
import { Badge, Facts, Notice, Section } from '../ui/pieces.tsx';
import { grantStandingLabel, grantStandingTone } from './case-labels.ts';
import { ClauseLine } from './clause-line.tsx';
import { Responsibility } from './responsibility.tsx';
import { useDepartmentName } from './use-names.ts';

type GrantProps = { readonly grant: Grant };

/** By the workstation's own date, so that a grant kept here expires without a link. */
export function useStanding(grant: Grant): GrantStanding {
  return standingOf(grant, civilDateOf(useNow()));
}

export function GrantBadge({ grant }: GrantProps) {
  const standing = useStanding(grant);
  const pending = usePendingIds().has(grant.id);
  return (
    <span className="line line--whole">
      {pending && <Badge tone="amber">待同步</Badge>}
      <Badge tone={grantStandingTone[standing]}>{grantStandingLabel[standing]}</Badge>
    </span>
  );
}

/** Who ordered what against the right, when, on which ground; nothing where nobody did. */
export function GrantForce({ grant }: GrantProps) {
  if (grant.holds.length === 0 && grant.withdrawal === null) return null;
  return (
    <Section title="对使用权的措施">
      <div className="stack--tight">
        {grant.withdrawal !== null && <OrderNotice title="收回使用权" order={grant.withdrawal} />}
        {grant.holds
          .toSorted((a, b) => b.at - a.at)
          .map((hold) => (
            <OrderNotice
              key={hold.id}
              title={hold.kind === 'cut' ? '切断共享通道' : '暂停使用权'}
              order={hold}
            />
          ))}
      </div>
    </Section>
  );
}

function OrderNotice({ title, order }: { readonly title: string; readonly order: ForceOrder }) {
  const departmentName = useDepartmentName();
  return (
    <Notice tone="red">
      <div className="line line--wrap">
        <span className="strong">{title}</span>
        <span className="small soft">
          {departmentName(order.departmentId)} {order.officerName}　{timeLabel(order.at)}
        </span>
      </div>
      <div className="text">
        {groundLabel[order.ground]}：{order.reason}
      </div>
      <ClauseLine clause={groundClause[order.ground]} />
    </Notice>
  );
}

/** 授权范围: what each use is checked against. */
export function GrantScope({ grant }: GrantProps) {
  const departmentName = useDepartmentName();
  const subject = useRow('sharingCase', grant.caseId);
  // The items of the latest change, as they were when it was asked for; of the application where none was made.
  const decided = useRow('sharingCase', grant.revisions.at(-1)?.caseId ?? grant.caseId);
  const items = [...(decided?.items ?? []), ...(subject?.items ?? [])];
  const found = grant.itemIds.flatMap((id) => items.find((item) => item.id === id)?.name ?? []);
  const names = found.length === grant.itemIds.length ? found : undefined;
  return (
    <>
      <Section title="授权范围">
        <Facts
          facts={[
            ['使用部门', departmentName(grant.userDepartmentId)],
            ['提供部门', departmentName(grant.providerId)],
            ['信息项', names?.join('、') ?? `${grant.itemIds.length} 项`],
            ['用途类别', purposeKindLabel[grant.purposeKind]],
            ...(grant.protection === '' ? [] : [['保护措施', grant.protection] as const]),
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
      <GrantRevisions grant={grant} />
      <Responsibility providerId={grant.providerId} userDepartmentId={grant.userDepartmentId} />
    </>
  );
}

/** 历次变更: which case changed the right, when, and what it had allowed before (条例第25条); nothing where none did. */
function GrantRevisions({ grant }: GrantProps) {
  if (grant.revisions.length === 0) return null;
  return (
    <Section title={`历次变更（${grant.revisions.length}）`}>
      <ol className="timeline">
        {grant.revisions.map(({ caseId, at, before }) => (
          <li key={`${caseId}-${at}`}>
            <div className="line line--wrap">
              <span className="strong">授权已变更</span>
              <span className="small soft">{timeLabel(at)}</span>
            </div>
            <div className="small soft">
              变更前：{before.itemIds.length} 个信息项，每日 {before.callsPerDay} 次，用途“{before.purpose}”
            </div>
          </li>
        ))}
      </ol>
      <ClauseLine clause="条例第25条" />
    </Section>
  );
}
