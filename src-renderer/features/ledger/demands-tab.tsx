import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { civilDateOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type DemandState,
  demandActLabel,
  demandState,
  demandStateLabel,
  systemLevel,
  systemLevelLabel,
  type UpperDemand,
} from '#shared/domain/upper-demand/upper-demand.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { usePendingIds, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { NarrowedTable } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf, yearChoice } from '../../office/list-view.ts';
import { type NameOf, useDepartmentName } from '../../office/use-names.ts';
import { Badge, Blank, Loading, type Tone } from '../../ui/pieces.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { type DemandStep, DemandStepDialog } from './parts/demand-step-dialog.tsx';
import { RequestDemandDialog } from './parts/request-demand-dialog.tsx';
import { useOperates } from './use-operates.ts';

const tone: Readonly<Record<DemandState, Tone>> = {
  requested: 'amber',
  listed: 'amber',
  applied: 'blue',
  obtained: 'green',
  declined: 'red',
  withdrawn: 'grey',
};

/** What waits for somebody first, then what has come to an end; the newest first. */
const inOrder = (a: UpperDemand, b: UpperDemand): number =>
  demandState.options.indexOf(a.state) - demandState.options.indexOf(b.state) ||
  (b.history[0]?.at ?? 0) - (a.history[0]?.at ?? 0);

const yearOf = ({ history }: UpperDemand): string => civilDateOf(history[0]?.at ?? 0).slice(0, 4);

const ruleOf = (demands: readonly UpperDemand[], departmentName: NameOf): ListRule<UpperDemand> => ({
  choices: [
    {
      name: '状态',
      options: optionsOf(demandState.options, demandStateLabel),
      holds: ({ state }, value) => state === value,
    },
    {
      name: '层级',
      options: optionsOf(
        systemLevel.options.filter((level) => level !== 'city'),
        systemLevelLabel,
      ),
      holds: ({ level }, value) => level === value,
    },
    yearChoice(demands, yearOf),
  ],
  textsOf: ({ sourceSystem, upperOwner, wanted, upstreamNumber, departmentId, counterpartId }) => [
    sourceSystem,
    upperOwner,
    wanted,
    upstreamNumber,
    departmentName(departmentId),
    departmentName(counterpartId),
  ],
});

type Open = { readonly step: DemandStep; readonly subject: UpperDemand };

/** 上级数据需求: what departments here need of national and provincial systems, and where each stands (五(六)¶2). */
export function DemandsTab() {
  const rows = useTable('upperDemand');
  const asks = useHasRole('data-officer');
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const departmentName = useDepartmentName();
  const demands = useMemo(() => rows?.toSorted(inOrder), [rows]);
  const rule = useMemo(() => ruleOf(demands ?? [], departmentName), [demands, departmentName]);
  if (demands === undefined) return <Loading />;
  return (
    <div className="stack">
      {asks && (
        <div className="line">
          <Button type="primary" onClick={() => setAsking(true)}>
            提出需求
          </Button>
          <span className="small soft">
            国家部委、省直部门系统里的数据：市级对口部门列入台账，市政务信息管理局向省共享平台申请。
          </span>
        </div>
      )}
      {demands.length === 0 ? (
        <Blank title="没有上级数据需求">
          需要国家或省级系统数据的部门在这里提出，各环节的办理和结果都记在台账上。
        </Blank>
      ) : (
        <NarrowedTable
          screen="demands"
          rows={demands}
          rule={rule}
          of="需求"
          placeholder="系统、数据、部门、编号"
        >
          {(shown) => <DemandTable demands={shown} onOpen={setOpen} />}
        </NarrowedTable>
      )}
      <ClauseLine clause="五(六)" />
      {asking && <RequestDemandDialog onClose={() => setAsking(false)} />}
      {open !== null && <DemandStepDialog {...open} onClose={() => setOpen(null)} />}
    </div>
  );
}

type TableProps = {
  readonly demands: readonly UpperDemand[];
  readonly onOpen: (open: Open) => void;
};

function DemandTable({ demands, onOpen }: TableProps) {
  return (
    <div className="block scroll-x">
      <table className="grid-table">
        <TableHead
          titles={['来源系统', '需要的数据', '需求部门', '市级对口部门', '状态', '省平台编号', '办理']}
        />
        <tbody>
          {demands.map((subject) => (
            <DemandRow key={subject.id} subject={subject} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly subject: UpperDemand; readonly onOpen: (open: Open) => void };

function DemandRow({ subject, onOpen }: RowProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(subject.id);
  const last = subject.history.at(-1);
  const steps = useSteps(subject);
  return (
    <tr>
      <td>
        {subject.sourceSystem} {pending && <Badge tone="amber">待同步</Badge>}
        <div className="small soft">
          {systemLevelLabel[subject.level]} · {subject.upperOwner}
        </div>
      </td>
      <td>
        {subject.wanted}
        <div className="small soft">{subject.purpose}</div>
      </td>
      <td className="grid-table__department">{departmentName(subject.departmentId)}</td>
      <td className="grid-table__department">{departmentName(subject.counterpartId)}</td>
      <td>
        <Badge tone={tone[subject.state]}>{demandStateLabel[subject.state]}</Badge>
        {last !== undefined && (
          <div className="small soft">
            {timeLabel(last.at)} {demandActLabel[last.act]}
            {last.note !== '' && `：${last.note}`}
          </div>
        )}
      </td>
      <td className="nowrap">{subject.upstreamNumber || '—'}</td>
      <td>
        <div className="line line--wrap">
          {steps.map(([step, label]) => (
            <Button
              key={step}
              size="small"
              aria-label={`${label}：${subject.sourceSystem}`}
              onClick={() => onOpen({ step, subject })}
            >
              {label}
            </Button>
          ))}
        </div>
      </td>
    </tr>
  );
}

/** What this officer can do about it now. */
function useSteps({
  state,
  departmentId,
  counterpartId,
}: UpperDemand): readonly (readonly [DemandStep, string])[] {
  const officer = useOfficer();
  const operates = useOperates() === true;
  const handles = officer.roles.some((held) => held === 'data-officer' || held === 'provider-reviewer');
  const own = departmentId === officer.departmentId && officer.roles.includes('data-officer');
  const open = state === 'requested' || state === 'listed' || state === 'applied';
  return [
    ...(state === 'requested' && handles && counterpartId === officer.departmentId
      ? ([['list', '列入台账']] as const)
      : []),
    ...(state === 'listed' && operates ? ([['apply', '登记申请']] as const) : []),
    ...(state === 'applied' && operates ? ([['settle', '登记结果']] as const) : []),
    ...(open && own ? ([['withdraw', '撤回']] as const) : []),
  ];
}
