import { Button } from 'antd';
import { useMemo } from 'react';
import { matchesGuide } from '#shared/domain/guide/guide.ts';
import { wordsOf } from '#shared/domain/search/words.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useTable } from '../../../data/live.ts';
import { chosenInWords, isNarrowed, useFacetNames } from '../../../office/facet-words.ts';
import { latestGuides, useGuideView } from '../../../office/guides.ts';
import { wholeList } from '../../../office/list-view.ts';
import { type CatalogView, type SearchedBy, useCatalogSearch } from '../../../office/use-catalog-search.ts';
import { useSpellingHint } from '../../../office/use-spelling-hint.ts';
import { Blank } from '../../../ui/pieces.tsx';
import { focusFacets } from './facet-heading.tsx';

type NothingProps = {
  readonly view: CatalogView;
  /** Who found nothing. */
  readonly by: SearchedBy;
  readonly onView: (view: CatalogView) => void;
  readonly onClear: () => void;
};

/** No entry has what was looked for: another spelling that has hits, the guides that have them, and the way back. */
export function NothingFound({ view, by, onView, onClear }: NothingProps) {
  const hint = useSpellingHint(view, true);
  const narrowed = isNarrowed(view.facets);
  const clearing = (clear: () => void) => () => {
    focusFacets();
    clear();
  };
  return (
    <Blank title="没有符合的条目">
      {hint !== null && (
        <p>
          您要找的是不是
          <Button type="link" onClick={() => onView({ ...view, text: hint.text })}>
            {hint.text}
          </Button>
          （{hint.total} 条）？
        </p>
      )}
      <InGuides text={view.text} />
      {narrowed && <Filters view={view} by={by} />}
      <div className="line line--centred">
        {narrowed && view.text.trim() !== '' && (
          <Button type="primary" onClick={clearing(() => onView({ ...view, facets: {} }))}>
            只清除筛选
          </Button>
        )}
        <Button onClick={clearing(onClear)}>清除搜索和筛选</Button>
      </div>
    </Blank>
  );
}

/** What is chosen beside the words, and how much the words find without it. */
function Filters({ view: { text, facets }, by }: Pick<NothingProps, 'view' | 'by'>) {
  const names = useFacetNames();
  const { found } = useCatalogSearch(
    useMemo(() => ({ text, facets: {} }), [text]),
    by,
  );
  return (
    <p>
      已选筛选：{chosenInWords(facets, names)}。
      {found?.view.text === text && `不加筛选有 ${found.total} 条。`}
    </p>
  );
}

/** How many guides the same words are found in; the link brings the words along. */
function InGuides({ text }: { readonly text: string }) {
  const editions = useTable('guide');
  const [, setGuideView] = useGuideView();
  const found = useMemo(
    () => latestGuides(editions ?? []).filter((each) => matchesGuide(each, text)).length,
    [editions, text],
  );
  if (wordsOf(text).length === 0 || found === 0) return null;
  return (
    <p>
      指南里有 {found} 份提到“{text.trim()}”，
      <a href={hrefOf('guides')} onClick={() => setGuideView({ ...wholeList, words: text.trim() })}>
        去看
      </a>
    </p>
  );
}
