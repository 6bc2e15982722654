import { useMemo } from 'react';
import { shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { shareTone } from '../../../office/case-labels.ts';
import type { CatalogHit } from '../../../search/catalog-search.ts';
import { Highlighted } from '../../../ui/highlighted.tsx';
import { Badge } from '../../../ui/pieces.tsx';
import { RowList } from '../../../ui/row-list.tsx';

type HitListProps = {
  readonly hits: readonly CatalogHit[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: () => void;
};

const rowHeight = 60;

const fieldLabel = {
  name: '名称',
  code: '代码',
  items: '信息项',
  abstract: '摘要',
  provider: '提供部门',
} as const;

export function HitList({ hits, selectedId, onSelect, onOpen }: HitListProps) {
  const rows = useMemo(() => hits.map((hit) => ({ id: hit.entry.id, hit })), [hits]);
  return (
    <RowList
      label="目录条目"
      rows={rows}
      rowHeight={rowHeight}
      selectedId={selectedId}
      onSelect={onSelect}
      onOpen={onOpen}
    >
      {({ hit }) => <HitRow hit={hit} />}
    </RowList>
  );
}

function HitRow({ hit: { entry, providerName, nameRanges, snippet } }: { readonly hit: CatalogHit }) {
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
          <>
            {fieldLabel[snippet.field]}：<Highlighted text={snippet.text} ranges={snippet.ranges} />
          </>
        )}
      </div>
    </>
  );
}
