import { Button, Input } from 'antd';
import { useState } from 'react';
import { updateCycleLabel } from '#shared/domain/catalog/labels.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { hrefOf } from '../../../app/routes.ts';
import { usePendingIds } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import type { StaleEntry } from '../../../office/stale-entries.ts';
import { useAct } from '../../../office/use-act.ts';
import { Badge } from '../../../ui/pieces.tsx';

type StaleTableProps = { readonly stale: readonly StaleEntry[]; readonly today: string };

/** As many as can be looked over; the rest comes up as these are dealt with. */
const shown = 50;

export function StaleTable({ stale, today }: StaleTableProps) {
  const pending = usePendingIds();
  const [marking, setMarking] = useState<StaleEntry | null>(null);
  if (stale.length === 0) return <p className="small soft">都在更新周期之内。</p>;
  return (
    <>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">资源</th>
            <th scope="col">更新周期</th>
            <th scope="col">上次更新</th>
            <th scope="col">应更新于</th>
            <th scope="col">办理</th>
          </tr>
        </thead>
        <tbody>
          {stale.slice(0, shown).map((each) => (
            <tr key={each.id}>
              <td>
                <a href={hrefOf('entry', { entryId: each.id })}>{each.entry.name}</a>{' '}
                {pending.has(each.id) && <Badge tone="amber">待同步</Badge>}
              </td>
              <td>{updateCycleLabel[each.entry.updateCycle]}</td>
              <td>{each.updatedOn}</td>
              <td>{each.dueOn}</td>
              <td>
                <Button
                  size="small"
                  aria-label={`登记更新：${each.entry.name}`}
                  onClick={() => setMarking(each)}
                >
                  登记更新
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {stale.length > shown && <p className="small soft">只列超期最久的 {shown} 个。</p>}
      {marking !== null && <MarkDialog stale={marking} today={today} onClose={() => setMarking(null)} />}
    </>
  );
}

type MarkDialogProps = {
  readonly stale: StaleEntry;
  readonly today: string;
  readonly onClose: () => void;
};

function MarkDialog({ stale, today, onClose }: MarkDialogProps) {
  const [updatedOn, setUpdatedOn] = useState(today);
  const { act, busy, problem } = useAct();
  const mark = async () => {
    if (await act('entry.mark-updated', { entryId: stale.id, updatedOn })) onClose();
  };
  const date = (
    <Input
      aria-label="数据更新日期"
      maxLength={10}
      value={updatedOn}
      onChange={(event) => setUpdatedOn(event.target.value)}
    />
  );
  return (
    <ConfirmRecord
      title="登记数据更新"
      confirmText="确认登记"
      facts={[
        ['资源', `${stale.entry.name}（${stale.entry.code}）`],
        ['上次更新', longDateLabel(stale.updatedOn)],
        ['数据更新日期', date],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void mark()}
      onCancel={onClose}
    />
  );
}
