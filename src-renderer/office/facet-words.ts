/** The ways of narrowing 目录 in words: the same beside the list, above it, on the shelf and on 今日. */
import {
  exchangeMethodLabel,
  formatLabel,
  gradeLabel,
  shareTypeLabel,
  updateCycleLabel,
} from '#shared/domain/catalog/labels.ts';
import type { FacetName, Facets } from '#shared/domain/search/facets.ts';
import type { CatalogView } from './use-catalog-search.ts';
import { type NameOf, useDepartmentName, useRegionName } from './use-names.ts';

type Labels = Readonly<Record<string, string>>;

const dedicatedLabel: Labels = { yes: '专用', no: '非专用' };

/** The facets an officer chooses from, in order, and how their values read where they are codes. */
export const shownFacets: readonly {
  readonly name: FacetName;
  readonly title: string;
  readonly labels?: Labels;
}[] = [
  { name: 'shareType', title: '共享类型', labels: shareTypeLabel },
  { name: 'library', title: '所属库' },
  { name: 'providerId', title: '提供部门' },
  { name: 'region', title: '区域' },
  { name: 'format', title: '格式', labels: formatLabel },
  { name: 'grade', title: '分级', labels: gradeLabel },
  { name: 'updateCycle', title: '更新周期', labels: updateCycleLabel },
  { name: 'exchangeMethod', title: '交换方式', labels: exchangeMethodLabel },
  { name: 'dedicated', title: '专用', labels: dedicatedLabel },
];

/** Who is behind the ids among the values. */
export type FacetNames = { readonly departmentName: NameOf; readonly regionName: NameOf };

export function useFacetNames(): FacetNames {
  const departmentName = useDepartmentName();
  const regionName = useRegionName();
  return { departmentName, regionName };
}

/** A value as it reads under the heading of its facet. */
export const valueWord = (facet: FacetName, value: string, names: FacetNames): string => {
  if (facet === 'providerId') return names.departmentName(value);
  if (facet === 'region') return names.regionName(value);
  return shownFacets.find(({ name }) => name === facet)?.labels?.[value] ?? value;
};

export type ChosenValue = {
  readonly facet: FacetName;
  readonly value: string;
  /** The value as it reads by itself. */
  readonly word: string;
};

export const isNarrowed = (chosen: Facets): boolean =>
  Object.values(chosen).some((values) => values.length > 0);

/** Everything chosen, in the order of the facets. */
export const chosenValues = (chosen: Facets, names: FacetNames): readonly ChosenValue[] =>
  shownFacets.flatMap(({ name, title }) =>
    (chosen[name] ?? []).map((value) => {
      const word = valueWord(name, value, names);
      // 数据库 is a format as well.
      return { facet: name, value, word: name === 'exchangeMethod' ? `${title} ${word}` : word };
    }),
  );

/** What is chosen, each facet by its title: 提供部门 忻州市民政局；共享类型 有条件共享、无条件共享. */
export const chosenInWords = (chosen: Facets, names: FacetNames): string =>
  shownFacets
    .flatMap(({ name, title }) => {
      const values = chosen[name] ?? [];
      if (values.length === 0) return [];
      return `${title} ${values.map((value) => valueWord(name, value, names)).join('、')}`;
    })
    .join('；');

/** What a question is called: its words and every value chosen beside them. */
export const titleOfView = ({ text, facets }: CatalogView, names: FacetNames): string =>
  [text.trim(), ...chosenValues(facets, names).map(({ word }) => word)]
    .filter((part) => part !== '')
    .join('，') || '全部条目';

/** The facets with one value switched on or off. */
export const toggled = (chosen: Facets, name: FacetName, value: string): Facets => {
  const values = chosen[name] ?? [];
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return { ...chosen, [name]: next };
};
