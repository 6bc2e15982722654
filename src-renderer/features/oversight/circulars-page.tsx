import { useMemo } from 'react';
import {
  type Circular,
  circularState,
  circularStateLabel,
  isCircularOverdue,
} from '#shared/domain/circular/circular.ts';
import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { isOpenTo } from '../../app/places.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { showAt } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
import { ListCount, ListFilters, useListView } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf, yearChoice } from '../../office/list-view.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { OversightTabs } from './oversight-tabs.tsx';
import { CircularDetail } from './parts/circular-detail.tsx';

const rowHeight = 80;

/** What still waits for somebody first, by its date; then what was put right, the newest first. */
const inOrder = (a: Circular, b: Circular): number =>
  Number(a.state === 'rectified') - Number(b.state === 'rectified') ||
  (a.state === 'rectified' ? b.issuedAt - a.issuedAt : a.rectifyBy < b.rectifyBy ? -1 : 1);

const yearOf = ({ issuedAt }: Circular): string => civilDateOf(issuedAt).slice(0, 4);

const ruleOf = (circulars: readonly Circular[], today: string): ListRule<Circular> => ({
  choices: [
    {
      name: '状态',
      options: [
        ...optionsOf(circularState.options, circularStateLabel),
        { value: 'overdue', label: '逾期未改' },
      ],
      holds: (subject, value) =>
        value === 'overdue' ? isCircularOverdue(subject, today) : subject.state === value,
    },
    yearChoice(circulars, yearOf),
  ],
  textsOf: ({ departmentName, number, subject }) => [departmentName, number ?? '', subject],
});

/** 通报整改: what was put to departments in writing, and what came of it. */
export function CircularsPage({ circularId }: { readonly circularId: string | null }) {
  const { roles } = useOfficer();
  const circulars = useTable('circular');
  const rows = useMemo(() => circulars?.toSorted(inOrder), [circulars]);
  const today = civilDateOf(useNow());
  const rule = useMemo(() => ruleOf(rows ?? [], today), [rows, today]);
  const { view, setView, shown = [] } = useListView('circulars', rows, rule);
  const chosen = rows?.find(({ id }) => id === circularId) ?? shown[0] ?? rows?.[0];
  return (
    <Page
      title={isOpenTo('suspicions', roles) ? '监督检查' : '通报和考核'}
      note="书面通报、限期改正、核实和移送 · 七(四)"
      panes
      tools={<OversightTabs current="circulars" />}
    >
      {rows === undefined && <Loading />}
      {rows?.length === 0 && (
        <Blank title="没有通报">管理部门对违规情形发出的书面通报列在这里，部门在此回复整改情况。</Blank>
      )}
      {rows !== undefined && chosen !== undefined && (
        <div className="panes">
          <div className="pane">
            <div className="pane__count line line--wrap">
              <ListFilters
                rule={rule}
                of="通报"
                placeholder="部门、编号、事由"
                view={view}
                setView={setView}
              />
              <ListCount shown={shown.length} total={rows.length} unit="件" />
            </div>
            {shown.length === 0 && <Blank title="没有符合筛选的通报" />}
            <RowList
              label="通报列表"
              rows={shown}
              asked={view}
              rowHeight={rowHeight}
              selectedId={chosen.id}
              onSelect={(id) => showAt(hrefOf('circular', { circularId: id }))}
            >
              {(subject) => <CircularRow subject={subject} />}
            </RowList>
          </div>
          <div className="pane">
            <CircularDetail key={chosen.id} subject={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

function CircularRow({ subject }: { readonly subject: Circular }) {
  const overdue = isCircularOverdue(subject, civilDateOf(useNow()));
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={subject.departmentName}>
          {subject.departmentName}
        </span>
        <Badge tone={overdue ? 'red' : subject.state === 'rectified' ? 'green' : 'amber'}>
          {overdue ? '逾期未改' : circularStateLabel[subject.state]}
        </Badge>
      </div>
      <div className="cut">{subject.subject}</div>
      <div className="small soft cut">
        {subject.number ?? '编号待平台确认'} · {subject.clauses.join('、')} · 限期{' '}
        {shortDateLabel(subject.rectifyBy)}
      </div>
    </>
  );
}
