/** The lines of an import as the review lists them: every fault on top, then the entries in the sheet's order. */

import type { SheetFault } from '#shared/domain/cataloguing/sheet/fault.ts';
import type { ImportLine } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import type { Tone } from '../../../ui/pieces.tsx';
import type { WritableLine } from './use-import-run.ts';

export type LineKind = ImportLine['kind'];

export const kindLabel: Readonly<Record<LineKind, string>> = {
  new: '新建',
  changed: '修改',
  unchanged: '没有变化',
  faulty: '有错',
};
export const kindTone: Readonly<Record<LineKind, Tone>> = {
  new: 'blue',
  changed: 'amber',
  unchanged: 'grey',
  faulty: 'red',
};

export type ReviewRow =
  | { readonly id: 'faults'; readonly line: null }
  | { readonly id: string; readonly line: ImportLine };

export const countOf = (lines: readonly ImportLine[], kind: LineKind): number =>
  lines.filter((line) => line.kind === kind).length;

export const writableOf = (lines: readonly ImportLine[]): readonly WritableLine[] =>
  lines.filter((line): line is WritableLine => line.kind === 'new' || line.kind === 'changed');

export const allFaults = (lines: readonly ImportLine[]): readonly SheetFault[] =>
  lines.flatMap((line) => (line.kind === 'faulty' ? line.faults : []));

export const reviewRows = (lines: readonly ImportLine[]): readonly ReviewRow[] => [
  ...(countOf(lines, 'faulty') > 0 ? [{ id: 'faults', line: null } as const] : []),
  ...lines.map((line) => ({ id: `row-${line.rowNumber}`, line })),
];

const namesShown = 8;

/** `甲、乙等 12 条`; a dash for none. */
export const namesOf = (lines: readonly { readonly name: string }[]): string => {
  if (lines.length === 0) return '';
  const names = lines
    .slice(0, namesShown)
    .map(({ name }) => name)
    .join('、');
  return lines.length > namesShown ? `${names}等 ${lines.length} 条` : `${names}（${lines.length} 条）`;
};
