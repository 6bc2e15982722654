import { Button } from 'antd';
import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo, showAt } from '../../app/use-route.ts';
import { usePendingIds } from '../../data/live.ts';
import { BindingClockTag } from '../../office/clock-tag.tsx';
import { draftStateLabel, draftStateTone } from '../../office/draft-labels.ts';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { DossierDetail } from './parts/dossier-detail.tsx';
import { SheetTools } from './sheet/sheet-tools.tsx';
import { type Dossier, useDossiers } from './use-dossiers.ts';

const rowHeight = 60;

/** 编目发布: what the department writes, reviews and files, and what waits at the desk that takes filings. */
export function PublishingPage({ entryId }: { readonly entryId: string | null }) {
  const dossiers = useDossiers();
  const writes = useHasRole('data-officer');
  const waiting = dossiers?.filter(({ duty }) => duty !== null).length ?? 0;
  const tools = (
    <>
      <PublishingTabs current="publishing" />
      {writes && <SheetTools />}
      {writes && (
        <Button type="primary" onClick={() => goTo(hrefOf('newEntry'))}>
          新建编目
        </Button>
      )}
    </>
  );
  return (
    <Page title="编目发布" note={`待办 ${waiting} 件`} tools={tools} panes>
      {dossiers === undefined ? <Loading /> : <Panes dossiers={dossiers} entryId={entryId} />}
    </Page>
  );
}

type PanesProps = { readonly dossiers: readonly Dossier[]; readonly entryId: string | null };

function Panes({ dossiers, entryId }: PanesProps) {
  const chosenId = entryId ?? dossiers[0]?.id ?? null;
  const chosen = dossiers.find(({ id }) => id === chosenId);
  if (dossiers.length === 0) {
    return <Blank title="还没有编目">本部门编写的和报备到本部门的目录条目会排在这里。</Blank>;
  }
  return (
    <div className="panes">
      <div className="pane">
        <RowList
          label="编目件"
          rows={dossiers}
          rowHeight={rowHeight}
          selectedId={chosenId}
          onSelect={(id) => showAt(hrefOf('publishingEntry', { entryId: id }))}
        >
          {(dossier) => <DossierRow dossier={dossier} />}
        </RowList>
      </div>
      <div className="pane">
        {chosen === undefined ? (
          <Blank title="找不到该编目件">可能已被收回，或尚未同步到本机。</Blank>
        ) : (
          <DossierDetail key={chosen.id} dossier={chosen} />
        )}
      </div>
    </div>
  );
}

const dutyLabel = { write: '待编写', review: '待我审查', consent: '待牵头意见', decide: '待我受理' } as const;

function DossierRow({ dossier }: { readonly dossier: Dossier }) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(dossier.id);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={dossier.name}>
          {dossier.name}
        </span>
        <span className="line line--whole">
          {dossier.duty !== null && <Badge tone="blue">{dutyLabel[dossier.duty]}</Badge>}
          <Badge tone={draftStateTone[dossier.state]}>{draftStateLabel[dossier.state]}</Badge>
        </span>
      </div>
      <div className="line line--apart small soft">
        <span className="cut">
          {departmentName(dossier.providerId)}　{dossier.code ?? '同步后由平台编码'}
        </span>
        <span className="line line--whole">
          {pending && <Badge tone="amber">待同步</Badge>}
          {dossier.draft !== null && <BindingClockTag clocks={dossier.draft.clocks} />}
        </span>
      </div>
    </>
  );
}
