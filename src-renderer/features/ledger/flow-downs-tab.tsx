import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { exchangeMethodLabel } from '#shared/domain/catalog/labels.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import {
  type FlowDown,
  type FlowStatus,
  flowStatus,
  flowStatusLabel,
  isFlowOverdue,
} from '#shared/domain/flow-down/flow-down.ts';
import type { Region } from '#shared/domain/organisation/organisation.ts';
import { useDeskMemory } from '../../app/desk-memory.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { usePendingIds, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { NarrowedTable } from '../../office/list-filters.tsx';
import { type ListRule, type ListView, optionsOf, wholeList } from '../../office/list-view.ts';
import { type NameOf, useDepartmentName } from '../../office/use-names.ts';
import { Badge, Blank, Loading, Section, type Tone } from '../../ui/pieces.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { FlowDialog } from './parts/flow-dialog.tsx';

const tone: Readonly<Record<FlowStatus, Tone>> = { planned: 'blue', running: 'green', stopped: 'grey' };

/** The screen whose choice is remembered, and the choice the table of counties makes. */
const screen = 'flow-downs';
const county = '县区';

const ruleOf = (counties: readonly Region[], today: string, departmentName: NameOf): ListRule<FlowDown> => ({
  choices: [
    {
      name: county,
      options: counties.map(({ id, name }) => ({ value: id, label: name })),
      holds: ({ regionId }, value) => regionId === value,
    },
    {
      name: '状态',
      options: [
        ...optionsOf(flowStatus.options, flowStatusLabel),
        { value: 'overdue', label: '超过计划日期' },
      ],
      holds: (flow, value) => (value === 'overdue' ? isFlowOverdue(flow, today) : flow.status === value),
    },
  ],
  textsOf: ({ resource, providerId, note }) => [resource, note, departmentName(providerId)],
});

type Open = { readonly flow: FlowDown | null };

/** 数据下沉: for every county what city departments push down to it, what is late, and what has stopped (五(六)¶2). */
export function FlowDownsTab() {
  const flows = useTable('flowDown');
  const regions = useTable('region');
  const today = civilDateOf(useNow());
  const [open, setOpen] = useState<Open | null>(null);
  const dataOfficer = useHasRole('data-officer');
  const reviewer = useHasRole('provider-reviewer');
  const counties = useMemo(() => regions?.filter(({ level }) => level !== 'city'), [regions]);
  const departmentName = useDepartmentName();
  const rule = useMemo(
    () => ruleOf(counties ?? [], today, departmentName),
    [counties, today, departmentName],
  );
  const [, setView] = useDeskMemory<ListView>(screen, wholeList);
  if (flows === undefined || counties === undefined) return <Loading />;
  const nameOf = (id: string) => counties.find((each) => each.id === id)?.name ?? id;
  return (
    <div className="stack">
      {(dataOfficer || reviewer) && (
        <div className="line">
          <Button type="primary" onClick={() => setOpen({ flow: null })}>
            登记下沉
          </Button>
          <span className="small soft">市级部门把本部门的数据下沉到县（市、区），逐县登记、逐县跟踪。</span>
        </div>
      )}
      {flows.length === 0 ? (
        <Blank title="没有下沉的数据">
          市级部门登记向哪个县（市、区）下沉什么数据、何时到位，逐县的进展和超期列在这里。
        </Blank>
      ) : (
        <>
          <Section title="各县（市、区）">
            <CountyTable
              counties={counties}
              flows={flows}
              today={today}
              onChoose={(id) => setView({ ...wholeList, values: { [county]: id } })}
            />
          </Section>
          <Section title="下沉的数据">
            <NarrowedTable screen={screen} rows={flows} rule={rule} of="下沉数据" placeholder="数据、部门">
              {(shown) => <FlowTable flows={shown} today={today} nameOf={nameOf} onOpen={setOpen} />}
            </NarrowedTable>
          </Section>
        </>
      )}
      <ClauseLine clause="五(六)" />
      {open !== null && <FlowDialog flow={open.flow} counties={counties} onClose={() => setOpen(null)} />}
    </div>
  );
}

type CountyTableProps = {
  readonly counties: readonly Region[];
  readonly flows: readonly FlowDown[];
  readonly today: string;
  readonly onChoose: (regionId: string) => void;
};

function CountyTable({ counties, flows, today, onChoose }: CountyTableProps) {
  const byCounty = Map.groupBy(flows, ({ regionId }) => regionId);
  const reached = counties.filter(({ id }) => byCounty.has(id));
  const others = counties.filter(({ id }) => !byCounty.has(id)).map(({ name }) => name);
  return (
    <div className="block scroll-x">
      <table className="grid-table board-table">
        <TableHead
          titles={[
            '县（市、区）',
            ...flowStatus.options.map((each) => flowStatusLabel[each]),
            '超过计划日期',
          ]}
        />
        <tbody>
          {reached.map(({ id, name }) => {
            const own = byCounty.get(id) ?? [];
            return (
              <tr key={id}>
                <th scope="row">
                  <button type="button" className="link-button" onClick={() => onChoose(id)}>
                    {name}
                  </button>
                </th>
                {flowStatus.options.map((status) => (
                  <td key={status}>{own.filter((each) => each.status === status).length}</td>
                ))}
                <td>{own.filter((each) => isFlowOverdue(each, today)).length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {others.length > 0 && <p className="small soft">没有登记下沉的：{others.join('、')}</p>}
    </div>
  );
}

type FlowTableProps = {
  readonly flows: readonly FlowDown[];
  readonly today: string;
  readonly nameOf: (regionId: string) => string;
  readonly onOpen: (open: Open) => void;
};

function FlowTable({ flows, today, nameOf, onOpen }: FlowTableProps) {
  const departmentName = useDepartmentName();
  const officer = useOfficer();
  const pending = usePendingIds();
  const mayRevise = ({ providerId, status }: FlowDown): boolean =>
    providerId === officer.departmentId &&
    status !== 'stopped' &&
    officer.roles.some((held) => held === 'data-officer' || held === 'provider-reviewer');
  return (
    <div className="block scroll-x">
      <table className="grid-table">
        <TableHead titles={['数据', '下沉到', '市级部门', '方式', '状态', '日期', '说明', '办理']} />
        <tbody>
          {flows.map((flow) => (
            <tr key={flow.id}>
              <td>
                {flow.resource} {pending.has(flow.id) && <Badge tone="amber">待同步</Badge>}
              </td>
              <td>{nameOf(flow.regionId)}</td>
              <td>{departmentName(flow.providerId)}</td>
              <td>{exchangeMethodLabel[flow.method]}</td>
              <td className="nowrap">
                <Badge tone={tone[flow.status]}>{flowStatusLabel[flow.status]}</Badge>{' '}
                {isFlowOverdue(flow, today) && <Badge tone="red">超期</Badge>}
              </td>
              <td className="nowrap">{flow.from}</td>
              <td>{flow.note || '—'}</td>
              <td>
                {mayRevise(flow) && (
                  <Button size="small" aria-label={`更新：${flow.resource}`} onClick={() => onOpen({ flow })}>
                    更新
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
