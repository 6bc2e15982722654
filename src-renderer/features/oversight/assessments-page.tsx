import { Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  type Assessment,
  assessment,
  assessmentStateLabel,
  scoreLabel,
} from '#shared/domain/assessment/assessment.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { isOpenTo } from '../../app/places.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
import { ListCount, ListFilters, useListView } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf } from '../../office/list-view.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { OversightTabs } from './oversight-tabs.tsx';
import { AssessmentDetail } from './parts/assessment-detail.tsx';
import { ExportButton } from './parts/export-assessments.tsx';
import { NewAssessmentDialog } from './parts/new-assessment-dialog.tsx';

const rowHeight = 62;

/** The newest period first; in it those with the lowest score, which need attention, and those without one last. */
const inOrder = (a: Assessment, b: Assessment): number =>
  (a.period.to === b.period.to ? 0 : a.period.to < b.period.to ? 1 : -1) ||
  (a.score ?? 10_001) - (b.score ?? 10_001);

const waitingOf = ({ objections }: Assessment): number =>
  objections.filter(({ answer }) => answer === null).length;

const ruleOf = (sheets: readonly Assessment[]): ListRule<Assessment> => ({
  choices: [
    {
      name: '期间',
      options: [...new Map(sheets.map(({ periodId, name }) => [periodId, name]))].map(([value, label]) => ({
        value,
        label,
      })),
      holds: ({ periodId }, value) => periodId === value,
    },
    {
      name: '状态',
      options: [
        ...optionsOf(assessment.shape.state.options, assessmentStateLabel),
        { value: 'objected', label: '有异议待答复' },
      ],
      holds: (sheet, value) => (value === 'objected' ? waitingOf(sheet) > 0 : sheet.state === value),
    },
  ],
  textsOf: ({ departmentName }) => [departmentName],
});

/** 考核: what the records say of each department in a period, down to the records; a department sees its own. */
export function AssessmentsPage({ assessmentId }: { readonly assessmentId: string | null }) {
  const { roles } = useOfficer();
  const sheets = useTable('assessment');
  const rows = useMemo(() => sheets?.toSorted(inOrder), [sheets]);
  const rule = useMemo(() => ruleOf(rows ?? []), [rows]);
  const { view, setView, shown = [] } = useListView('assessments', rows, rule);
  const chosen = rows?.find(({ id }) => id === assessmentId) ?? shown[0] ?? rows?.[0];
  return (
    <Page
      title={isOpenTo('suspicions', roles) ? '监督检查' : '通报和考核'}
      note="按记录计算、公示、答复异议、冻结 · 七(二)"
      panes
      tools={
        <>
          <OversightTabs current="assessments" />
          <Tools chosen={chosen} sheets={rows ?? []} />
        </>
      }
    >
      {rows === undefined && <Loading />}
      {rows?.length === 0 && (
        <Blank title="没有考核">管理部门在考核期间结束后计算；每个部门看得到自己的，可以提出异议。</Blank>
      )}
      {rows !== undefined && chosen !== undefined && (
        <div className="panes">
          <div className="pane">
            <div className="pane__count line line--wrap">
              <ListFilters rule={rule} of="部门" placeholder="部门名称" view={view} setView={setView} />
              <ListCount shown={shown.length} total={rows.length} unit="份" />
            </div>
            {shown.length === 0 && <Blank title="没有符合筛选的考核" />}
            <RowList
              label="考核结果"
              rows={shown}
              asked={view}
              rowHeight={rowHeight}
              selectedId={chosen.id}
              onSelect={(id) => showAt(hrefOf('assessment', { assessmentId: id }))}
            >
              {(subject) => <SheetRow subject={subject} />}
            </RowList>
          </div>
          <div className="pane">
            <AssessmentDetail key={chosen.id} subject={chosen} />
          </div>
        </div>
      )}
    </Page>
  );
}

type ToolsProps = { readonly chosen: Assessment | undefined; readonly sheets: readonly Assessment[] };

function Tools({ chosen, sheets }: ToolsProps) {
  const { roles } = useOfficer();
  const [open, setOpen] = useState(false);
  return (
    <>
      {chosen !== undefined && (
        <ExportButton sheets={sheets.filter(({ periodId }) => periodId === chosen.periodId)} />
      )}
      {roles.includes('management-admin') && <Button onClick={() => setOpen(true)}>计算一期考核</Button>}
      {open && <NewAssessmentDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function SheetRow({ subject }: { readonly subject: Assessment }) {
  const waiting = waitingOf(subject);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong">{subject.departmentName}</span>
        <span className="line line--whole">
          {waiting > 0 && <Badge tone="amber">异议 {waiting}</Badge>}
          <Badge tone={subject.state === 'frozen' ? 'grey' : 'blue'}>{scoreLabel(subject.score)}</Badge>
        </span>
      </div>
      <div className="small soft cut">
        {subject.name} · {assessmentStateLabel[subject.state]}
      </div>
    </>
  );
}
