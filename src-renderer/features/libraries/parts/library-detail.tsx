import { Button } from 'antd';
import { useState } from 'react';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import type { SharedLibrary } from '#shared/domain/shared-library/shared-library.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { HistoryList } from '../../../office/history-list.tsx';
import { useIsCityManager } from '../../../office/use-is-city-manager.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts, Notice, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import type { LibraryRow } from '../library-rows.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { EstablishDialog } from './establish-dialog.tsx';
import { LibraryProviders } from './library-providers.tsx';

/** One library: who leads, who takes part, what each provides, every change. */
export function LibraryDetail({ row }: { readonly row: LibraryRow }) {
  const name = libraryLabel(row.library);
  return (
    <>
      <ScrollPane label={name}>
        <div className="line line--wrap">
          <h3 className="entry-title">{name}</h3>
          {row.record === null && <Badge tone="red">未建立</Badge>}
        </div>
        <ClauseLine clause="三(一)" />
        {row.record === null ? (
          <Notice tone="amber">
            还没有牵头部门。市政务信息管理局建立以前，任何部门都不能在这个库里编目。
          </Notice>
        ) : (
          <Parties record={row.record} />
        )}
        <LibraryProviders row={row} />
        {row.record !== null && <History record={row.record} />}
      </ScrollPane>
      <Foot row={row} />
    </>
  );
}

function Parties({ record }: { readonly record: SharedLibrary }) {
  const departmentName = useDepartmentName();
  return (
    <Section title="牵头和参与部门">
      <Facts
        facts={[
          ['牵头部门', departmentName(record.leadId)],
          ['参与部门', record.memberIds.map(departmentName).join('、') || '没有'],
        ]}
      />
      <p className="small soft">
        名单内的部门可以在这个库里编目；参与部门的条目报备前须经牵头部门同意。名单外的部门不能编目。
      </p>
    </Section>
  );
}

const actLabel = { establish: '建立', change: '变更' } as const;

function History({ record }: { readonly record: SharedLibrary }) {
  const departmentName = useDepartmentName();
  const events = record.history.map((event) => ({
    ...event,
    label: actLabel[event.act],
    note: `牵头：${departmentName(event.leadId)}；参与：${event.memberIds.map(departmentName).join('、') || '没有'}\n依据：${event.basis}`,
  }));
  return <HistoryList title="变更经过" events={events} />;
}

/** The city's management changes both; the lead, who takes part. */
function Foot({ row }: { readonly row: LibraryRow }) {
  const { departmentId, roles } = useOfficer();
  const city = useIsCityManager();
  const [open, setOpen] = useState(false);
  const { record } = row;
  const leads = record?.leadId === departmentId && roles.includes('provider-reviewer');
  if (!city && !leads) return null;
  const close = () => setOpen(false);
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen(true)}>
        {record === null ? '建立这个库' : '变更部门'}
      </Button>
      <span className="small soft">
        {city ? '牵头部门由市政务信息管理局确定' : '牵头部门自己确定哪些部门参与'} · 三(一)
      </span>
      {open && record === null && <EstablishDialog library={row.library} onClose={close} />}
      {open && record !== null && <ChangeDialog record={record} mayMoveLead={!leads} onClose={close} />}
    </div>
  );
}
