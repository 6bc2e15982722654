import { Button } from 'antd';
import { useState } from 'react';
import {
  mostFavourites,
  mostSaved,
  mostWatched,
  nameOfView,
  withFavourite,
  withoutFavourite,
  withSearch,
} from '../../../office/search-shelf.ts';
import type { CatalogView } from '../../../office/use-catalog-search.ts';
import { useAllFound, useSearchShelf } from '../../../office/use-search-shelf.ts';

/** Keeps the search on screen; from then on 目录 and 今日 say what is new in it. */
export function KeepSearch({ view }: { readonly view: CatalogView }) {
  const { shelf, change } = useSearchShelf();
  const allFound = useAllFound();
  const [tooMany, setTooMany] = useState<string | null>(null);
  const name = nameOfView(view);
  const isEmpty = name === nameOfView({ text: '', facets: {} });
  if (shelf === undefined || isEmpty) return null;
  if (shelf.saved.some((each) => nameOfView(each) === name)) return <span>已收藏</span>;
  if (tooMany === name) return <span>超过 {mostWatched} 条，缩小范围后才能收藏</span>;
  if (shelf.saved.length >= mostSaved) return <span>收藏已满 {mostSaved} 个，先删除一个</span>;
  const keep = async (): Promise<void> => {
    const found = await allFound(view);
    if (found === null) setTooMany(name);
    else change((now) => withSearch(now, view, found));
  };
  return (
    <Button type="link" size="small" onClick={() => void keep()}>
      收藏本次检索
    </Button>
  );
}

/** Puts an entry among the officer's favourites, or takes it away. */
export function FavouriteButton({ entryId }: { readonly entryId: string }) {
  const { shelf, change } = useSearchShelf();
  if (shelf === undefined) return null;
  const isOn = shelf.favourites.includes(entryId);
  const isFull = !isOn && shelf.favourites.length >= mostFavourites;
  const turn = isOn ? withoutFavourite : withFavourite;
  return (
    <>
      <Button aria-pressed={isOn} disabled={isFull} onClick={() => change((now) => turn(now, entryId))}>
        {isOn ? '取消收藏' : '收藏条目'}
      </Button>
      {isFull && <span className="small soft">收藏已满 {mostFavourites} 个，先取消一个</span>}
    </>
  );
}
