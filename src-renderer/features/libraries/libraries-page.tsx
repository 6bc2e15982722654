import { Button } from 'antd';
import { useState } from 'react';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds, useTable } from '../../data/live.ts';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { useIsCityManager } from '../../office/use-is-city-manager.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { type LibraryRow, libraryRows, partOf } from './library-rows.ts';
import { EstablishDialog } from './parts/establish-dialog.tsx';
import { LibraryDetail } from './parts/library-detail.tsx';

const rowHeight = 60;

/** 基础库和主题库: which department leads each, which take part, what each provides (三(一)). */
export function LibrariesPage({ subject }: { readonly subject: string | null }) {
  const records = useTable('sharedLibrary');
  const [establishing, setEstablishing] = useState(false);
  const keeps = useIsCityManager();
  const rows = records === undefined ? undefined : libraryRows(records);
  const chosen = rows?.find(({ id }) => id === subject) ?? rows?.[0];
  const tools = (
    <>
      <PublishingTabs current="libraries" />
      {keeps && (
        <Button type="primary" onClick={() => setEstablishing(true)}>
          建立主题库
        </Button>
      )}
    </>
  );
  return (
    <Page title="基础库和主题库" panes tools={tools}>
      {rows === undefined || chosen === undefined ? (
        <Loading />
      ) : (
        <div className="panes">
          <div className="pane">
            <RowList
              label="基础库和主题库"
              rows={rows}
              rowHeight={rowHeight}
              selectedId={chosen.id}
              onSelect={(id) => showAt(hrefOf('library', { subject: id }))}
            >
              {(row) => <Row row={row} />}
            </RowList>
          </div>
          <div className="pane">
            <LibraryDetail key={chosen.id} row={chosen} />
          </div>
        </div>
      )}
      {establishing && <EstablishDialog library={null} onClose={() => setEstablishing(false)} />}
    </Page>
  );
}

const partLabel = { lead: '本部门牵头', member: '本部门参与' } as const;

function Row({ row }: { readonly row: LibraryRow }) {
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const pending = usePendingIds();
  const { record, library } = row;
  const part = partOf(row, departmentId);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong">{libraryLabel(library)}</span>
        <span className="line line--whole">
          {record !== null && pending.has(record.id) && <Badge tone="amber">待同步</Badge>}
          {part !== null && <Badge tone={part === 'lead' ? 'blue' : 'grey'}>{partLabel[part]}</Badge>}
          {record === null && <Badge tone="red">未建立</Badge>}
        </span>
      </div>
      <div className="small soft cut">
        {record === null
          ? '还没有牵头部门'
          : `${departmentName(record.leadId)}牵头，${record.memberIds.length} 个部门参与`}
      </div>
    </>
  );
}
