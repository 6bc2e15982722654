import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import {
  exchangeMethodLabel,
  formatLabel,
  gradeLabel,
  shareTypeLabel,
  updateCycleLabel,
} from '#shared/domain/catalog/labels.ts';
import type { FacetCounts, FacetName, Facets } from '#shared/domain/search/facets.ts';
import { useTable } from '../../../data/live.ts';
import { type NameOf, useDepartmentName } from '../../../office/use-names.ts';

type FacetPanelProps = {
  readonly counts: FacetCounts;
  readonly chosen: Facets;
  readonly onChange: (facets: Facets) => void;
  /** Stands above the facets. */
  readonly children?: ReactNode;
};

const words: Readonly<Record<string, string>> = { yes: '专用', no: '非专用' };

/** The facets shown, in order, and how a value reads. */
const facets: readonly { name: FacetName; title: string; labels: Readonly<Record<string, string>> | null }[] =
  [
    { name: 'shareType', title: '共享类型', labels: shareTypeLabel },
    { name: 'library', title: '所属库', labels: null },
    { name: 'providerId', title: '提供部门', labels: null },
    { name: 'region', title: '区域', labels: null },
    { name: 'format', title: '格式', labels: formatLabel },
    { name: 'grade', title: '分级', labels: gradeLabel },
    { name: 'updateCycle', title: '更新周期', labels: updateCycleLabel },
    { name: 'exchangeMethod', title: '交换方式', labels: exchangeMethodLabel },
    { name: 'dedicated', title: '专用', labels: words },
  ];

/** The facets with one value switched on or off. */
const toggled = (chosen: Facets, name: FacetName, value: string): Facets => {
  const values = chosen[name] ?? [];
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return { ...chosen, [name]: next };
};

export function FacetPanel({ counts, chosen, onChange, children }: FacetPanelProps) {
  const departmentName = useDepartmentName();
  const regionName = useRegionName();
  const narrowed = Object.values(chosen).some((values) => values.length > 0);
  // A heading over nothing says nothing.
  const shown = facets
    .map((facet) => ({ ...facet, values: valuesOf(counts, chosen, facet.name) }))
    .filter(({ values }) => values.length > 0);
  return (
    <div className="pane__scroll pane__scroll--slim">
      {children}
      <div className="facet-head line line--apart">
        <span className="strong">筛选</span>
        {narrowed && (
          <Button size="small" onClick={() => onChange({})}>
            清除筛选
          </Button>
        )}
      </div>
      {shown.map(({ name, title, labels, values }) => (
        <section key={name} className="facet" aria-label={title}>
          <h3>{title}</h3>
          {values.map(([value, count]) => (
            <Checkbox
              key={value}
              checked={chosen[name]?.includes(value) ?? false}
              onChange={() => onChange(toggled(chosen, name, value))}
            >
              <span className="cut grow" title={labelOf(value, { name, labels, departmentName, regionName })}>
                {labelOf(value, { name, labels, departmentName, regionName })}
              </span>
              <span className="small soft">{count}</span>
            </Checkbox>
          ))}
        </section>
      ))}
    </div>
  );
}

type Words = {
  readonly name: FacetName;
  readonly labels: Readonly<Record<string, string>> | null;
  readonly departmentName: NameOf;
  readonly regionName: NameOf;
};

const labelOf = (value: string, { name, labels, departmentName, regionName }: Words): string => {
  if (name === 'providerId') return departmentName(value);
  return name === 'region' ? regionName(value) : (labels?.[value] ?? value);
};

function useRegionName(): NameOf {
  const regions = useTable('region');
  return (id) => regions?.find((region) => region.id === id)?.name ?? id;
}

/** The fullest first; a chosen value stays to be switched off though nothing is left of it. */
const valuesOf = (counts: FacetCounts, chosen: Facets, name: FacetName): readonly [string, number][] => {
  const lost = (chosen[name] ?? []).filter((value) => !counts[name].has(value));
  return [
    ...[...counts[name]].sort((a, b) => b[1] - a[1]),
    ...lost.map((value): [string, number] => [value, 0]),
  ];
};
