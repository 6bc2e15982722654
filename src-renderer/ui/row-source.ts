/** Rows of a list that may be too long to hold: those there are, by place. */
export type RowSource<T> = {
  readonly count: number;
  /** Undefined where the row is not loaded yet. */
  readonly at: (place: number) => T | undefined;
  /** The place of a loaded row, -1 where there is none of that id. */
  readonly placeOf: (id: string | null) => number;
  /** Every row is loaded: what is not here is not in the list. */
  readonly isWhole: boolean;
};

export const sourceOf = <T extends { readonly id: string }>(rows: readonly T[]): RowSource<T> => ({
  count: rows.length,
  at: (place) => rows[place],
  placeOf: (id) => rows.findIndex((row) => row.id === id),
  isWhole: true,
});

/** Pages of a long list as they come; what has not come takes no room. */
export type LoadedPages<T> = {
  readonly count: number;
  readonly pageSize: number;
  readonly pages: ReadonlyMap<number, readonly (T | undefined)[]>;
};

export const sourceOfPages = <T extends { readonly id: string }>({
  count,
  pageSize,
  pages,
}: LoadedPages<T>): RowSource<T> => ({
  count,
  at: (place) => pages.get(Math.floor(place / pageSize))?.[place % pageSize],
  placeOf: (id) => {
    for (const [page, rows] of pages) {
      const index = rows.findIndex((row) => row?.id === id);
      if (index !== -1) return page * pageSize + index;
    }
    return -1;
  },
  isWhole: [...pages.values()].flat().filter((row) => row !== undefined).length === count,
});
