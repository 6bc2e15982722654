import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { violationClause, violationLabel } from '#shared/domain/violation/item.ts';
import { violationStateLabel } from '#shared/domain/violation/violation.ts';
import { latePage } from '#shared/protocol/late-records.ts';
import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useTableCount } from '../../data/live.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading, Notice } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { countedHere } from './counted-here.ts';
import type { Finding } from './findings.ts';
import { OversightTabs } from './oversight-tabs.tsx';
import { FindingDetail } from './parts/finding-detail.tsx';
import { RegisterDialog } from './parts/register-dialog.tsx';
import { useFindings } from './use-findings.ts';
import { usePlatformFindings } from './use-platform-findings.ts';

const rowHeight = 80;

/** 疑似违规: what the rules find in the records, for an officer to confirm or to dismiss; what was decided below. */
export function SuspicionsPage({ suspicionId }: { readonly suspicionId: string | null }) {
  const cases = useTableCount('sharingCase');
  const decided = useTableCount('violation');
  return (
    <Page
      title="监督检查"
      note={`系统找出疑点，由人认定或排除；已作决定 ${decided ?? 0} 条 · 七(四)`}
      panes
      tools={
        <>
          <OversightTabs current="suspicions" />
          <RegisterButton />
        </>
      }
    >
      {cases === undefined && <Loading />}
      {cases !== undefined && cases <= countedHere && <FindingsOfRows suspicionId={suspicionId} />}
      {cases !== undefined && cases > countedHere && <FindingsOfPlatform suspicionId={suspicionId} />}
    </Page>
  );
}

type ChosenProps = { readonly suspicionId: string | null };

function FindingsOfRows(chosen: ChosenProps) {
  const findings = useFindings();
  const open = findings?.filter(({ violation }) => violation === null).length ?? 0;
  if (findings === undefined) return <Loading />;
  return <Panes findings={findings} head={`${open} 条待认定`} {...chosen} />;
}

/** Of a bureau's hundred thousand records, those the platform names, by department where one is chosen. */
function FindingsOfPlatform(chosen: ChosenProps) {
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const departmentName = useDepartmentName();
  const { findings, answer, problem } = usePlatformFindings(departmentId);
  if (answer === null && problem !== null)
    return <Notice tone="amber">数据量大，由平台查找；现在连不上平台，连通后自动显示。</Notice>;
  if (answer == null || findings === undefined) return <Loading />;
  const since = timeLabel(answer.asOf);
  const head = (
    <>
      <Select<string>
        className="wide"
        allowClear
        aria-label="部门"
        placeholder="全部部门"
        showSearch={{ optionFilterProp: 'label' }}
        value={departmentId}
        options={answer.departments.map(({ departmentId: id, count }) => ({
          value: id,
          label: `${departmentName(id)}（${count}）`,
        }))}
        onChange={(id: string | undefined) => setDepartmentId(id ?? null)}
      />
      {problem === null ? `平台查找，截至 ${since}` : `连不上平台，这是 ${since} 的结果`}：{answer.total}{' '}
      条待认定
      {answer.records.length === latePage && `，列出超期最久的 ${latePage} 件`}
    </>
  );
  return <Panes findings={findings} head={head} {...chosen} />;
}

type PanesProps = ChosenProps & { readonly findings: readonly Finding[]; readonly head: ReactNode };

function Panes({ findings, head, suspicionId }: PanesProps) {
  const chosen = findings.find(({ id }) => id === suspicionId) ?? findings[0];
  if (chosen === undefined)
    return (
      <Blank title="没有疑似违规">
        系统按时限和记录找出的疑点列在这里，由人认定或排除；系统不会自行通报（七(四)）。
      </Blank>
    );
  return (
    <div className="panes">
      <div className="pane">
        <div className="pane__count small">{head}</div>
        <RowList
          label="疑似违规列表"
          rows={findings}
          rowHeight={rowHeight}
          selectedId={chosen.id}
          onSelect={(id) => showAt(hrefOf('suspicion', { suspicionId: id }))}
        >
          {(finding) => <FindingRow finding={finding} />}
        </RowList>
      </div>
      <div className="pane">
        <FindingDetail key={chosen.id} finding={chosen} />
      </div>
    </div>
  );
}

function RegisterButton() {
  const manages = useHasRole('management-admin');
  const [open, setOpen] = useState(false);
  if (!manages) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>人工登记</Button>
      {open && <RegisterDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const departmentName = useDepartmentName();
  const { item, title, evidence, violation } = finding;
  const late = evidence?.workingDaysLate ?? null;
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={departmentName(finding.departmentId)}>
          {departmentName(finding.departmentId)}
        </span>
        {violation === null ? (
          <Badge tone="amber">{late === null || late === 0 ? '待认定' : `超期 ${late} 个工作日`}</Badge>
        ) : (
          <Badge tone={violation.state === 'confirmed' ? 'red' : 'grey'}>
            {violation.circularId === null ? violationStateLabel[violation.state] : '已通报'}
          </Badge>
        )}
      </div>
      <div className="cut">
        {violationLabel[item]} <span className="small soft">{violationClause[item]}</span>
      </div>
      <div className="small soft cut">{title}</div>
    </>
  );
}
