import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { civilDateOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type FrontEnd,
  type FrontEndStatus,
  frontEndMoves,
  frontEndStatus,
  frontEndStatusLabel,
  isFrontEndOverdue,
} from '#shared/domain/front-end/front-end.ts';
import { useNow } from '../../app/use-now.ts';
import { usePendingIds, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { NarrowedTable } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf } from '../../office/list-view.ts';
import { type NameOf, useDepartmentName } from '../../office/use-names.ts';
import { Badge, Blank, Loading, type Tone } from '../../ui/pieces.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { ConnectDialog } from './parts/connect-dialog.tsx';
import { MoveDialog } from './parts/move-dialog.tsx';
import { RegisterDialog } from './parts/register-dialog.tsx';
import { useOperates } from './use-operates.ts';

const ruleOf = (today: string, departmentName: NameOf): ListRule<FrontEnd> => ({
  choices: [
    {
      name: '状态',
      options: [
        ...optionsOf(frontEndStatus.options, frontEndStatusLabel),
        { value: 'overdue', label: '超过计划部署日期' },
      ],
      holds: (frontEnd, value) =>
        value === 'overdue' ? isFrontEndOverdue(frontEnd, today) : frontEnd.status === value,
    },
  ],
  textsOf: ({ name, contact, departmentId }) => [name, contact, departmentName(departmentId)],
});

type Open =
  | { readonly kind: 'register' }
  | { readonly kind: 'connect'; readonly frontEnd: FrontEnd }
  | { readonly kind: 'move'; readonly frontEnd: FrontEnd; readonly to: FrontEndStatus };

/** 前置系统: a department sees its own; the platform's operations register, connect and accept them all (五(一)¶2). */
export function FrontEndsTab() {
  const today = civilDateOf(useNow());
  const operates = useOperates();
  const all = useTable('frontEnd');
  const [open, setOpen] = useState<Open | null>(null);
  const frontEnds = useMemo(() => all?.toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1)), [all]);
  const departmentName = useDepartmentName();
  const rule = useMemo(() => ruleOf(today, departmentName), [today, departmentName]);
  if (frontEnds === undefined || operates === undefined) return <Loading />;
  const close = () => setOpen(null);
  return (
    <div className="stack">
      {operates && (
        <div className="line">
          <Button type="primary" onClick={() => setOpen({ kind: 'register' })}>
            登记前置系统
          </Button>
          <span className="small soft">网络位置和账号只存在平台上，加密保存，不下发到任何工作站。</span>
        </div>
      )}
      {frontEnds.length === 0 ? (
        <Blank title="没有前置系统">
          数据库方式的交付需要一套前置系统；由部门配合、共享平台运维部署后登记在这里。
        </Blank>
      ) : (
        <NarrowedTable
          screen="front-ends"
          rows={frontEnds}
          rule={rule}
          of="前置系统"
          placeholder="名称、部门、联系人"
          unit="套"
        >
          {(shown) => <FrontEndTable frontEnds={shown} today={today} operates={operates} onOpen={setOpen} />}
        </NarrowedTable>
      )}
      <ClauseLine clause="五(一)" />
      {open?.kind === 'register' && <RegisterDialog onClose={close} />}
      {open?.kind === 'connect' && <ConnectDialog frontEnd={open.frontEnd} onClose={close} />}
      {open?.kind === 'move' && <MoveDialog frontEnd={open.frontEnd} to={open.to} onClose={close} />}
    </div>
  );
}

const tone: Readonly<Record<FrontEndStatus, Tone>> = {
  planned: 'grey',
  deployed: 'blue',
  accepted: 'green',
  'out-of-service': 'grey',
};

const moveLabel: Readonly<Record<FrontEndStatus, string>> = {
  planned: '',
  deployed: '部署完成',
  accepted: '验收',
  'out-of-service': '停用',
};

type TableProps = {
  readonly frontEnds: readonly FrontEnd[];
  readonly today: string;
  readonly operates: boolean;
  readonly onOpen: (open: Open) => void;
};

function FrontEndTable({ frontEnds, today, operates, onOpen }: TableProps) {
  const heads = [
    '前置系统',
    '部门',
    '联系人',
    '计划部署',
    '状态',
    '平台最近连通',
    ...(operates ? ['办理'] : []),
  ];
  return (
    <div className="block scroll-x">
      <table className="grid-table">
        <TableHead titles={heads} />
        <tbody>
          {frontEnds.map((each) => (
            <FrontEndRow key={each.id} frontEnd={each} today={today} operates={operates} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Omit<TableProps, 'frontEnds'> & { readonly frontEnd: FrontEnd };

function FrontEndRow({ frontEnd, today, operates, onOpen }: RowProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(frontEnd.id);
  const last = frontEnd.history.at(-1);
  return (
    <tr>
      <td>
        {frontEnd.name} {pending && <Badge tone="amber">待同步</Badge>}
      </td>
      <td>{departmentName(frontEnd.departmentId)}</td>
      <td>
        {frontEnd.contact}
        <div className="small soft">{frontEnd.contactPhone}</div>
      </td>
      <td className="nowrap">{frontEnd.plannedOn}</td>
      <td>
        <Badge tone={tone[frontEnd.status]}>{frontEndStatusLabel[frontEnd.status]}</Badge>{' '}
        {isFrontEndOverdue(frontEnd, today) && <Badge tone="red">超期</Badge>}
        {last !== undefined && (
          <div className="small soft">
            {timeLabel(last.at)} {last.officerName}
            {last.note !== '' && `：${last.note}`}
          </div>
        )}
      </td>
      <td className="nowrap">{frontEnd.checkedAt === null ? '未连通' : timeLabel(frontEnd.checkedAt)}</td>
      {operates && (
        <td>
          <div className="line line--wrap">
            {frontEnd.status !== 'out-of-service' && (
              <Button
                size="small"
                aria-label={`登记连接：${frontEnd.name}`}
                onClick={() => onOpen({ kind: 'connect', frontEnd })}
              >
                登记连接
              </Button>
            )}
            {frontEndMoves[frontEnd.status].map((to) => (
              <Button
                key={to}
                size="small"
                danger={to === 'out-of-service'}
                aria-label={`${moveLabel[to]}：${frontEnd.name}`}
                onClick={() => onOpen({ kind: 'move', frontEnd, to })}
              >
                {moveLabel[to]}
              </Button>
            ))}
          </div>
        </td>
      )}
    </tr>
  );
}
