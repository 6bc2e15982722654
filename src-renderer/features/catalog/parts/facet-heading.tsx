const id = 'catalog-facets';

/** The heading over the facets: where the keyboard goes on when the button it stood on goes away. */
export function FacetHeading() {
  return (
    <h3 id={id} className="strong" tabIndex={-1}>
      筛选
    </h3>
  );
}

export const focusFacets = (): void => document.getElementById(id)?.focus();

/** Before a button with this mark goes away: on to the next in its list, else to the one before, else to the facets. */
export const focusBeside = (leaving: HTMLElement): void => {
  const all = [
    ...(leaving.closest('[data-removable]')?.querySelectorAll<HTMLElement>('[data-removes]') ?? []),
  ];
  const at = all.indexOf(leaving);
  const beside = all[at + 1] ?? all[at - 1];
  if (beside === undefined) focusFacets();
  else beside.focus();
};
