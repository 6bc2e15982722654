import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { FacetCounts, FacetName, Facets } from '#shared/domain/search/facets.ts';
import { isNarrowed, shownFacets, toggled, useFacetNames, valueWord } from '../../../office/facet-words.ts';
import { FacetHeading, focusFacets } from './facet-heading.tsx';

type FacetPanelProps = {
  readonly counts: FacetCounts;
  readonly chosen: Facets;
  readonly onChange: (facets: Facets) => void;
  /** Stands above the facets. */
  readonly children?: ReactNode;
};

export function FacetPanel({ counts, chosen, onChange, children }: FacetPanelProps) {
  const names = useFacetNames();
  // A heading over nothing says nothing.
  const shown = shownFacets
    .map((facet) => ({ ...facet, values: valuesOf(counts, chosen, facet.name) }))
    .filter(({ values }) => values.length > 0);
  const clear = () => {
    // The button goes with what it clears.
    focusFacets();
    onChange({});
  };
  return (
    <div className="pane__scroll pane__scroll--slim">
      {children}
      <div className="facet-head line line--apart">
        <FacetHeading />
        {isNarrowed(chosen) && (
          <Button size="small" onClick={clear}>
            清除筛选
          </Button>
        )}
      </div>
      {shown.map(({ name, title, values }) => (
        <section key={name} className="facet" aria-label={title}>
          <h3>{title}</h3>
          {values.map(([value, count]) => (
            <Checkbox
              key={value}
              checked={chosen[name]?.includes(value) ?? false}
              onChange={() => onChange(toggled(chosen, name, value))}
            >
              <span className="cut grow" title={valueWord(name, value, names)}>
                {valueWord(name, value, names)}
              </span>
              <span className="small soft">{count}</span>
            </Checkbox>
          ))}
        </section>
      ))}
    </div>
  );
}

/** The fullest first; a chosen value stays to be switched off though nothing is left of it. */
const valuesOf = (counts: FacetCounts, chosen: Facets, name: FacetName): readonly [string, number][] => {
  const lost = (chosen[name] ?? []).filter((value) => !counts[name].has(value));
  return [
    ...[...counts[name]].sort((a, b) => b[1] - a[1]),
    ...lost.map((value): [string, number] => [value, 0]),
  ];
};
