import { Button } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { hrefOf } from '../../../app/routes.ts';
import { goTo } from '../../../app/use-route.ts';
import { useRow } from '../../../data/live.ts';
import { useApplyObstacle } from '../../../office/apply-obstacle.ts';
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
  isOutside,
}: {
  readonly entryId: string;
  /** The entry as the platform answered it, where it may not have come to this workstation yet. */
  readonly fromPlatform: CatalogEntry | null;
  /** Known not to be among what was looked for. */
  readonly isOutside: boolean;
}) {
  const row = useRow('catalogEntry', entryId);
  if (row === undefined) return <Loading />;
  const entry = row ?? fromPlatform;
  if (entry === null) return <Blank title="找不到该条目">可能已停用，或尚未同步到本机。</Blank>;
  return (
    <>
      <ScrollPane label={entry.name}>
        {isOutside && <p className="small soft">不在当前的检索结果中</p>}
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

function ApplyBar({ entry, isHere }: { readonly entry: CatalogEntry; readonly isHere: boolean }) {
  const known = useApplyObstacle()(entry);
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
