import { useMemo } from 'react';
import { type Circular, circularStateLabel, isCircularOverdue } from '#shared/domain/circular/circular.ts';
import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { isOpenTo } from '../../app/places.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { showAt } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
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

/** 通报整改: what was put to departments in writing, and what came of it. */
export function CircularsPage({ circularId }: { readonly circularId: string | null }) {
  const { roles } = useOfficer();
  const circulars = useTable('circular');
  const rows = useMemo(() => circulars?.toSorted(inOrder), [circulars]);
  const chosen = rows?.find(({ id }) => id === circularId) ?? rows?.[0];
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
            <RowList
              label="通报列表"
              rows={rows}
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
