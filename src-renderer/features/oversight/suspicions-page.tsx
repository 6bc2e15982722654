import { Button } from 'antd';
import { useState } from 'react';
import { violationClause, violationLabel } from '#shared/domain/violation/item.ts';
import { violationStateLabel } from '#shared/domain/violation/violation.ts';
import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import type { Finding } from './findings.ts';
import { OversightTabs } from './oversight-tabs.tsx';
import { FindingDetail } from './parts/finding-detail.tsx';
import { RegisterDialog } from './parts/register-dialog.tsx';
import { useFindings } from './use-findings.ts';

const rowHeight = 80;

/** 疑似违规: what the rules find in the records, for an officer to confirm or to dismiss; what was decided below. */
export function SuspicionsPage({ suspicionId }: { readonly suspicionId: string | null }) {
  const findings = useFindings();
  const chosen = findings?.find(({ id }) => id === suspicionId) ?? findings?.[0];
  const open = findings?.filter(({ violation }) => violation === null).length ?? 0;
  return (
    <Page
      title="监督检查"
      note={`疑似违规 ${open} 条待认定 · 七(四)`}
      panes
      tools={
        <>
          <OversightTabs current="suspicions" />
          <RegisterButton />
        </>
      }
    >
      {findings === undefined && <Loading />}
      {findings?.length === 0 && (
        <Blank title="没有疑似违规">
          系统按时限和记录找出的疑点列在这里，由人认定或排除；系统不会自行通报（七(四)）。
        </Blank>
      )}
      {findings !== undefined && chosen !== undefined && (
        <div className="panes">
          <div className="pane">
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
      )}
    </Page>
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
