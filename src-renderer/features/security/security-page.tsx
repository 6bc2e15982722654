import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Drill, isRestored } from '#shared/domain/security-record/drill.ts';
import type { Incident } from '#shared/domain/security-record/incident.ts';
import {
  drillKindLabel,
  incidentKindLabel,
  incidentStateLabel,
} from '#shared/domain/security-record/labels.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useRow, useTable } from '../../data/live.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { DrillDetail } from './parts/drill-detail.tsx';
import { DrillDialog } from './parts/drill-dialog.tsx';
import { IncidentDetail } from './parts/incident-detail.tsx';
import { OpenIncidentDialog } from './parts/open-incident-dialog.tsx';

export type SecurityRecord =
  | { readonly id: string; readonly at: number; readonly incident: Incident }
  | { readonly id: string; readonly at: number; readonly drill: Drill };

const rowHeight = 62;

/** 安全记录: incidents, drills and proofs of restore, the latest first. */
export function SecurityPage({ recordId }: { readonly recordId: string | null }) {
  const incidents = useTable('incident');
  const drills = useTable('drill');
  const records = useMemo(() => incidents && drills && recordsOf(incidents, drills), [incidents, drills]);
  const chosen = records?.find(({ id }) => id === recordId) ?? records?.[0];
  return (
    <Page title="安全记录" note="安全事件、应急演练、备份恢复验证 · 六(四)" panes tools={<Tools />}>
      {records === undefined && <Loading />}
      {records?.length === 0 && (
        <Blank title="没有安全记录">
          管理部门登记的安全事件、演练和恢复验证列在这里；涉及的部门看得到自己的。
        </Blank>
      )}
      {records !== undefined && chosen !== undefined && (
        <div className="panes">
          <div className="pane">
            <RowList
              label="安全记录列表"
              rows={records}
              rowHeight={rowHeight}
              selectedId={chosen.id}
              onSelect={(id) => showAt(hrefOf('securityRecord', { recordId: id }))}
            >
              {(record) => <RecordRow record={record} />}
            </RowList>
          </div>
          <div className="pane">
            {'incident' in chosen ? (
              <IncidentDetail key={chosen.id} subject={chosen.incident} />
            ) : (
              <DrillDetail key={chosen.id} subject={chosen.drill} />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

const recordsOf = (incidents: readonly Incident[], drills: readonly Drill[]): SecurityRecord[] =>
  [
    ...incidents.map((incident) => ({ id: incident.id, at: incident.foundAt, incident })),
    ...drills.map((drill) => ({ id: drill.id, at: drill.at, drill })),
  ].toSorted((a, b) => b.at - a.at);

function Tools() {
  const { departmentId, roles } = useOfficer();
  const own = useRow('department', departmentId);
  const [dialog, setDialog] = useState<'incident' | 'drill' | null>(null);
  if (!roles.includes('management-admin') || own?.management !== true) return null;
  const close = () => setDialog(null);
  return (
    <>
      <Button type="primary" onClick={() => setDialog('incident')}>
        登记安全事件
      </Button>
      <Button onClick={() => setDialog('drill')}>登记演练或恢复验证</Button>
      {dialog === 'incident' && <OpenIncidentDialog onClose={close} />}
      {dialog === 'drill' && <DrillDialog onClose={close} />}
    </>
  );
}

function RecordRow({ record }: { readonly record: SecurityRecord }) {
  const { title, badge, tone, words } =
    'incident' in record ? incidentWords(record.incident) : drillWords(record.drill);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={title}>
          {title}
        </span>
        <Badge tone={tone}>{badge}</Badge>
      </div>
      <div className="small soft cut">{words}</div>
    </>
  );
}

const incidentWords = ({ title, state, kind, foundAt }: Incident) => ({
  title,
  badge: incidentStateLabel[state],
  tone: state === 'open' ? ('red' as const) : ('grey' as const),
  words: `安全事件 · ${incidentKindLabel[kind]} · 发现于 ${timeLabel(foundAt)}`,
});

const drillWords = ({ title, kind, heldOn, restore }: Drill) => {
  const proven = restore === null || isRestored(restore);
  return {
    title,
    badge: restore === null ? '已演练' : proven ? '已证明' : '未恢复',
    tone: proven ? ('green' as const) : ('red' as const),
    words: `${drillKindLabel[kind]} · ${longDateLabel(heldOn)}`,
  };
};
