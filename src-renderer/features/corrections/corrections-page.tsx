import { Button } from 'antd';
import { useMemo } from 'react';
import { bindingClock } from '#shared/domain/clock/clock.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { Correction } from '#shared/domain/correction/correction.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo, showAt } from '../../app/use-route.ts';
import { useRowsBy, useTable } from '../../data/live.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { CorrectionDetail } from './parts/correction-detail.tsx';
import { CorrectionRow, correctionRowHeight } from './parts/correction-row.tsx';

const never = Number.MAX_SAFE_INTEGER;
const dueAt = (subject: Correction, calendar: WorkCalendar): number =>
  bindingClock(subject.clocks, calendar)?.dueAt ?? never;
const reportedAt = (subject: Correction): number => subject.history[0]?.at ?? 0;

/** 疑义更正: both sides' corrections, those under check first by deadline; one of them in full. */
export function CorrectionsPage({ correctionId }: { readonly correctionId: string | null }) {
  const corrections = useTable('correction');
  const calendar = useCalendar();
  const sorted = useMemo(
    () =>
      corrections?.toSorted(
        (a, b) => dueAt(a, calendar) - dueAt(b, calendar) || reportedAt(b) - reportedAt(a),
      ),
    [corrections, calendar],
  );
  return (
    <Page
      title="疑义更正"
      note="直接反馈给提供部门，5 个工作日内校核更正 · 五(五)"
      panes
      tools={<ReportButton />}
    >
      {sorted === undefined && <Loading />}
      {sorted?.length === 0 && (
        <Blank title="没有疑义或错误">
          发现取得的数据有疑义或错误时，在这里或“使用”页向提供部门反馈；收到的反馈也列在这里。
        </Blank>
      )}
      {sorted !== undefined && sorted.length > 0 && <Panes corrections={sorted} chosen={correctionId} />}
    </Page>
  );
}

/** The form is of a granted resource; it opens with the latest grant and lets the officer choose another. */
function ReportButton() {
  const { departmentId, roles } = useOfficer();
  const grants = useRowsBy('grant', 'userDepartmentId', departmentId);
  const [latest] = grants?.toSorted((a, b) => b.grantedAt - a.grantedAt) ?? [];
  if (!roles.includes('data-officer') || latest === undefined) return null;
  return (
    <Button type="primary" onClick={() => goTo(hrefOf('reportCorrection', { grantId: latest.id }))}>
      反馈疑义或错误
    </Button>
  );
}

type PanesProps = { readonly corrections: readonly Correction[]; readonly chosen: string | null };

function Panes({ corrections, chosen }: PanesProps) {
  const shown = corrections.find(({ id }) => id === chosen) ?? corrections[0];
  return (
    <div className="panes">
      <div className="pane">
        <RowList
          label="疑义更正列表"
          rows={corrections}
          rowHeight={correctionRowHeight}
          selectedId={shown?.id ?? null}
          onSelect={(id) => showAt(hrefOf('correction', { correctionId: id }))}
        >
          {(subject) => <CorrectionRow subject={subject} />}
        </RowList>
      </div>
      <div className="pane">{shown !== undefined && <CorrectionDetail key={shown.id} subject={shown} />}</div>
    </div>
  );
}
