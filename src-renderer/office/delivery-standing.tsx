import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { civilDateOf, longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type DatabaseDelivery,
  deliveryStateLabel,
} from '#shared/domain/database-delivery/database-delivery.ts';
import { nextRefreshOn } from '#shared/domain/database-delivery/schedule.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { usePage, usePendingIds, useRow } from '../data/live.ts';
import { Badge, type Fact, Facts, Notice, Section, type Tone } from '../ui/pieces.tsx';
import { calendar } from './calendar.ts';
import { callsBesides, callsOfGrant } from './calls/call-stretches.ts';
import { ClauseLine } from './clause-line.tsx';
import { RefusalText } from './refusal-notice.tsx';

const tone: Readonly<Record<DatabaseDelivery['state'], Tone>> = {
  asked: 'amber',
  delivered: 'green',
  failed: 'red',
  stopped: 'grey',
};

/** The table kept at the user's front end under a right by database, with its batches, for either side; nothing for other rights. */
export function DeliveryStanding({ grant }: { readonly grant: Grant }) {
  const delivery = useRow('databaseDelivery', grant.method === 'database' ? grant.id : null);
  const entry = useRow('catalogEntry', grant.entryId);
  if (grant.method !== 'database' || delivery === undefined) return null;
  return (
    <Section title="数据库交付">
      {delivery === null ? (
        <p className="soft small">还没有交付。使用部门首次办理后，平台按更新周期自动刷新。</p>
      ) : (
        <div className="stack">
          <Facts facts={factsOf(delivery, entry ?? null)} />
          <Trouble delivery={delivery} />
          <Batches grant={grant} />
        </div>
      )}
      <ClauseLine clause="三(三)" />
    </Section>
  );
}

const factsOf = (delivery: DatabaseDelivery, entry: CatalogEntry | null): readonly Fact[] => {
  const { batch, place, state } = delivery;
  const next =
    state === 'delivered' && batch !== null && entry !== null
      ? longDateLabel(nextRefreshOn(entry, civilDateOf(batch.at), calendar))
      : '';
  return [
    ['状态', <State key="state" delivery={delivery} />],
    ['前置库位置', place === null ? '' : <code key="place">{`${place.schema}.${place.table}`}</code>],
    ['现有数据', batch === null ? '' : `第 ${batch.n} 批，${batch.rowCount} 行，${timeLabel(batch.at)}`],
    ['校验值', batch === null ? '' : <code key="digest" className="small">{`SM3 ${batch.digest}`}</code>],
    ['下次自动刷新', next],
    ['经办人', `${delivery.officerName}　${timeLabel(delivery.askedAt)}`],
  ];
};

function State({ delivery }: { readonly delivery: DatabaseDelivery }) {
  const pending = usePendingIds().has(delivery.id);
  return (
    <span className="line line--whole">
      <Badge tone={tone[delivery.state]}>{deliveryStateLabel[delivery.state]}</Badge>
      {pending && <Badge tone="amber">待同步</Badge>}
    </span>
  );
}

/** Suspension and cutting can be lifted; whatever else ended the right is final. */
const isLiftable = (code: string): boolean => code === 'grant.suspended' || code === 'grant.cut';

function Trouble({ delivery }: { readonly delivery: DatabaseDelivery }) {
  const { failure, stoppedFor, batch } = delivery;
  return (
    <>
      {failure !== null && (
        <Notice tone="red">
          <RefusalText code={failure.code} />
          <div className="small soft">
            {failure.step === 'lock' ? '关闭前置库读取' : '交付'}第 {failure.attempts} 次未成功（
            {timeLabel(failure.at)}），{timeLabel(failure.retryAt)} 起重试
            {failure.step === 'deliver' && batch !== null && '；前置库中仍是上一批，完整可用'}。
          </div>
        </Notice>
      )}
      {stoppedFor !== null && (
        <Notice tone="amber">
          <RefusalText code={stoppedFor} />
          <div className="small soft">
            平台已停止刷新，并关闭前置库中的读取。
            {isLiftable(stoppedFor)
              ? '恢复后平台重新交付一批，并重新打开读取。'
              : '留存的数据由使用部门按程序销毁（六(二)）。'}
          </div>
        </Notice>
      )}
      {batch?.foundChanged === true && (
        <Notice tone="amber">刷新时发现上一批在前置库中被改动过，已用新的一批替换。请查明是谁改动的。</Notice>
      )}
    </>
  );
}

/** The latest; the list of calls below has all of them. */
function Batches({ grant }: { readonly grant: Grant }) {
  const calls = usePage(callsOfGrant(grant.id), { number: 1, size: callsBesides }) ?? [];
  const batches = calls.flatMap((call) =>
    call.database === null ? [] : [{ ...call, database: call.database }],
  );
  if (batches.length === 0) return null;
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">批次</th>
          <th scope="col">编号</th>
          <th scope="col">时间</th>
          <th scope="col">行数</th>
          <th scope="col">SM3</th>
          <th scope="col">对账</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, database, number, at, rowCount, resultDigest }) => (
          <tr key={id}>
            <td>{database.batch}</td>
            <td>{number}</td>
            <td>{timeLabel(at)}</td>
            <td>{rowCount}</td>
            <td title={resultDigest}>
              <code>{resultDigest.slice(0, 12)}…</code>
            </td>
            <td>{database.foundChanged ? '一致；上一批曾被改动' : '一致'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
