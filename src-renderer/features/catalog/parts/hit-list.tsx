import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { shareTone } from '../../../office/case-labels.ts';
import { SnippetLine } from '../../../office/snippet-line.tsx';
import type { CatalogView } from '../../../office/use-catalog-search.ts';
import { useHit } from '../../../office/use-hit.ts';
import { Highlighted } from '../../../ui/highlighted.tsx';
import { Badge } from '../../../ui/pieces.tsx';
import { RowList } from '../../../ui/row-list.tsx';
import type { RowSource } from '../../../ui/row-source.ts';

type HitListProps = {
  readonly entries: RowSource<CatalogEntry>;
  /** What was searched for. */
  readonly view: CatalogView;
  readonly onInSight: (first: number, last: number) => void;
  readonly begin: number | undefined;
  readonly onScroll: (top: number) => void;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: () => void;
};

/** Where the search field leads. */
export const hitListId = 'catalog-hits';

const rowHeight = 60;

export function HitList({ entries, view, ...list }: HitListProps) {
  return (
    <RowList id={hitListId} label="目录条目" rows={entries} asked={view} rowHeight={rowHeight} {...list}>
      {(entry) => <HitRow entry={entry} text={view.text} />}
    </RowList>
  );
}

function HitRow({ entry, text }: { readonly entry: CatalogEntry; readonly text: string }) {
  const { providerName, nameRanges, snippet } = useHit(entry, text);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={entry.name}>
          <Highlighted text={entry.name} ranges={nameRanges} />
        </span>
        <span className="line">
          {entry.dedicatedTo !== null && <Badge>专用</Badge>}
          <Badge tone={shareTone[entry.shareType]}>{shareTypeLabel[entry.shareType]}</Badge>
        </span>
      </div>
      <div className="cut small soft">
        {snippet === null ? (
          <>
            {providerName}　{entry.code}
          </>
        ) : (
          <SnippetLine snippet={snippet} />
        )}
      </div>
    </>
  );
}
