import { Button } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { isDedicatedTo } from '#shared/domain/catalog/share-type.ts';
import { useHasRole, useOfficer } from '../../../app/officer-context.ts';
import { hrefOf } from '../../../app/routes.ts';
import { goTo } from '../../../app/use-route.ts';
import { useRow } from '../../../data/live.ts';
import { useLibraryFacts } from '../../../office/library-facts.tsx';
import { ReplacedNotice } from '../../../office/replaced-notice.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Blank, Facts, Loading, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryFiles } from './entry-files.tsx';
import { EntryRules } from './entry-rules.tsx';
import { FavouriteButton } from './keep-search.tsx';

/** Everything that was published about an entry, and the way to ask for it. */
export function EntryDetail({
  entryId,
  fromPlatform,
}: {
  readonly entryId: string;
  /** The entry as the platform answered it, where it may not have come to this workstation yet. */
  readonly fromPlatform: CatalogEntry | null;
}) {
  const row = useRow('catalogEntry', entryId);
  if (row === undefined) return <Loading />;
  const entry = row ?? fromPlatform;
  if (entry === null) return <Blank title="找不到该条目">可能已停用，或尚未同步到本机。</Blank>;
  return (
    <>
      <ScrollPane label={entry.name}>
        <h3 className="entry-title">{entry.name}</h3>
        <ReplacedNotice entry={entry} />
        <p className="text">{entry.abstract}</p>
        <EntryLibrary entry={entry} />
        <EntryRules entry={entry} />
        <EntryFiles entry={entry} />
        <EntryFacts entry={entry} />
      </ScrollPane>
      <ApplyBar entry={entry} isHere={row !== null} />
    </>
  );
}

/** Who leads and who feeds the base or theme library it belongs to (三(一)). */
function EntryLibrary({ entry: { library, providerId } }: { readonly entry: CatalogEntry }) {
  const departmentName = useDepartmentName();
  const parties = useLibraryFacts(library);
  if (library.kind === 'department') return null;
  return (
    <Section title={libraryLabel(library)}>
      <Facts facts={[['提供部门', departmentName(providerId)], ...parties]} />
    </Section>
  );
}

/** Why an application is not possible, in the officer's words; null where it is. */
function useObstacle(entry: CatalogEntry): string | null {
  const { departmentId } = useOfficer();
  const mayApply = useHasRole('data-officer');
  if (!mayApply) return '申请由本部门数据专员办理。';
  if (entry.providerId === departmentId) return '本部门提供的资源，在部门内部直接使用。';
  if (entry.replacedByEntryId !== undefined) return '正在更替或已停用，请申请上面指明的新资源（五(七)）。';
  if (entry.dedicatedTo !== null && !isDedicatedTo(entry, departmentId))
    return '专用资源，本部门不在名单内（五(四)4）；履职确需的，与提供部门联系调整名单。';
  if (entry.items.every((item) => item.shareType === 'withheld'))
    return '全部信息项不予共享（四(二)3），理由和依据见上。';
  return null;
}

function ApplyBar({ entry, isHere }: { readonly entry: CatalogEntry; readonly isHere: boolean }) {
  const known = useObstacle(entry);
  const obstacle = isHere ? known : '该条目还没有同步到本机，同步后即可申请。';
  return (
    <div className="pane__foot">
      <Button
        type="primary"
        disabled={obstacle !== null}
        onClick={() => goTo(hrefOf('apply', { entryId: entry.id }))}
      >
        申请使用
      </Button>
      <FavouriteButton entryId={entry.id} />
      {obstacle !== null && <span className="small soft grow">{obstacle}</span>}
    </div>
  );
}
