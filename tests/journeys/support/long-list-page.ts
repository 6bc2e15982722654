import { createElement, useCallback, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src-renderer/ui/pieces.css';
import { RowList } from '../../../src-renderer/ui/row-list.tsx';
import { sourceOfPages } from '../../../src-renderer/ui/row-source.ts';

const count = 1_000_000;
const pageSize = 60;
const rowHeight = 60;

type Row = { readonly id: string };

function List() {
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Row[]>>(new Map());
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const rows = useMemo(() => sourceOfPages({ count, pageSize, pages }), [pages]);
  const load = useCallback((first: number, last: number) => {
    for (let page = Math.floor(first / pageSize); page * pageSize < last; page += 1) {
      const fresh = Array.from({ length: pageSize }, (_, index) => ({
        id: `row ${page * pageSize + index}`,
      }));
      queueMicrotask(() => setPages((now) => (now.has(page) ? now : new Map(now).set(page, fresh))));
    }
  }, []);
  return createElement(RowList<Row>, {
    label: '百万条',
    rows,
    rowHeight,
    selectedId,
    onSelect: setSelectedId,
    onInSight: load,
    // biome-ignore lint/correctness/noChildrenProp: the list's children are a function, which no further argument can be.
    children: (row: Row) => row.id,
  });
}

createRoot(document.getElementById('root') as HTMLElement).render(createElement(List));
