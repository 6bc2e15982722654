/** What an import would do with each entry of a sheet: nothing is written until the officer has agreed to it. */
import { ok } from '#shared/lib/result.ts';
import type { ActionArgs } from '../../actions.ts';
import type { Department } from '../../organisation/organisation.ts';
import { type EntryContent, newContent } from '../entry-content.ts';
import { codePrefix, fitsLibrary, isDraftOpenTo } from '../entry-draft.ts';
import type { CellFault } from './cell.ts';
import { recordHeads } from './columns.ts';
import { type Difference, differencesOf, writtenIn } from './differences.ts';
import type { SheetDirectory } from './directory.ts';
import { inSheetOrder, type SheetFault } from './fault.ts';
import { fold } from './field.ts';
import { type KnownEntries, knownEntries, matched } from './match.ts';
import { nameField } from './metadata-fields.ts';
import type { OwnEntry } from './own-entries.ts';
import { faultAt, readEntry } from './read-entry.ts';
import type { SheetEntry } from './read-sheet.ts';

/** The act a line becomes once the officer has agreed. */
export type ImportAct =
  | { readonly name: 'entry.draft'; readonly args: ActionArgs<'entry.draft'> }
  | { readonly name: 'entry.edit'; readonly args: ActionArgs<'entry.edit'> };

export type ImportLine = {
  readonly rowNumber: number;
  readonly name: string;
  readonly code: string | null;
  readonly itemCount: number;
} & (
  | { readonly kind: 'new' | 'changed'; readonly differences: readonly Difference[]; readonly act: ImportAct }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'faulty'; readonly faults: readonly SheetFault[] }
);

export type ImportOffice = {
  readonly department: Pick<Department, 'name' | 'shortName' | 'creditCode'>;
  readonly own: readonly OwnEntry[];
  readonly directory: SheetDirectory;
  /** The id a new entry of that row gets; the caller's, because ids are random. */
  readonly newId: (rowNumber: number) => string;
};

const nameTitle = nameField.heads[0]?.title ?? '';

type TitledFault = { readonly title: string; readonly fault: CellFault };

const textAt = (entry: SheetEntry, title: string): string => entry.row.cells.get(title)?.text.trim() ?? '';

/** Only the own department's entries are written (R024); the columns may be blank. */
const providerFaults = (entry: SheetEntry, { department }: ImportOffice): readonly TitledFault[] => {
  const { provider, providerCode } = recordHeads;
  const name = fold(textAt(entry, provider.title));
  const code = fold(textAt(entry, providerCode.title));
  const wrong = { reason: '不是本部门。', next: `本表只导入${department.name}的条目，可留空。` };
  const names = ['', fold(department.name), fold(department.shortName)];
  return [
    ...(names.includes(name) ? [] : [{ title: provider.title, fault: wrong }]),
    ...(['', fold(department.creditCode)].includes(code)
      ? []
      : [{ title: providerCode.title, fault: wrong }]),
  ];
};

const stateFault: CellFault = {
  reason: '该条目已报备，等待受理，现在不能修改。',
  next: '请待受理或退回后再导入。',
};
const prefixFixed: CellFault = {
  reason: '与已编定的代码不一致，代码编定后不再更改。',
  next: '请照抄原来的代码前段，或留空。',
};
const prefixWanted: CellFault = {
  reason: '不是 6 至 14 位的代码前段。',
  next: '请填类、项、目、细目：基础库 1 开头，主题库 2 开头，部门目录 3 开头。',
};
const prefixAgainstLibrary: CellFault = {
  reason: '代码前段的第一位与所属目录不一致（三(一)）。',
  next: '基础库用 1，主题库用 2，部门目录用 3 开头。',
};

const prefixFaults = (
  entry: SheetEntry,
  target: OwnEntry | null,
  content: EntryContent,
): readonly TitledFault[] => {
  const { title } = recordHeads.codePrefix;
  const written = textAt(entry, title);
  if (target !== null && written !== '' && written !== target.codePrefix)
    return [{ title, fault: prefixFixed }];
  const prefix = target?.codePrefix ?? written;
  if (!codePrefix.safeParse(prefix).success) return [{ title, fault: prefixWanted }];
  return fitsLibrary(prefix, content.library) ? [] : [{ title, fault: prefixAgainstLibrary }];
};

const actOf = (
  entry: SheetEntry,
  target: OwnEntry | null,
  { content, newId }: { readonly content: EntryContent; readonly newId: ImportOffice['newId'] },
): ImportAct =>
  target === null
    ? {
        name: 'entry.draft',
        args: {
          entryId: newId(entry.rowNumber),
          codePrefix: textAt(entry, recordHeads.codePrefix.title),
          content,
        },
      }
    : {
        name: 'entry.edit',
        args: { entryId: target.id, expectedVersion: target.version, content },
      };

/** What is known of the entries before a row: those there were, and those of the sheet's rows above. */
type Before = { readonly known: KnownEntries; readonly taken: Set<string> };

const lineOf = (entry: SheetEntry, office: ImportOffice, { known, taken }: Before): ImportLine => {
  const code = textAt(entry, recordHeads.code.title);
  const name = textAt(entry, nameTitle);
  const match = name === '' && code === '' ? ok(null) : matched({ code, name }, known);
  const target = match.ok ? match.value : null;
  const base = target?.content ?? newContent('');
  const { content, faults } = readEntry(entry, base, office.directory);
  const others: TitledFault[] = [...providerFaults(entry, office)];
  if (match.ok) others.push(...prefixFaults(entry, target, content));
  else
    others.push({
      title: match.error.by === 'code' ? recordHeads.code.title : nameTitle,
      fault: match.error,
    });
  const differences =
    target === null ? writtenIn(content, office.directory) : differencesOf(base, content, office.directory);
  if (target !== null && differences.length > 0 && !isDraftOpenTo(target, 'edit')) {
    others.push({ title: nameTitle, fault: stateFault });
  }
  const key = target?.id ?? `new ${fold(name)}`;
  if (name !== '' && taken.has(key)) others.push({ title: nameTitle, fault: twiceFault });
  taken.add(key);
  const about = {
    rowNumber: entry.rowNumber,
    name,
    code: target?.code ?? null,
    itemCount: entry.items.length,
  };
  const all = inSheetOrder([...faults, ...others.map((each) => faultAt(entry, entry.row, each))]);
  if (all.length > 0) return { ...about, kind: 'faulty', faults: all };
  if (target !== null && differences.length === 0) return { ...about, kind: 'unchanged' };
  const act = actOf(entry, target, { content, newId: office.newId });
  return { ...about, kind: target === null ? 'new' : 'changed', differences, act };
};

const twiceFault: CellFault = {
  reason: '本表前面已有这个条目。',
  next: '请合并为一个条目；同一条目的信息项逐行写在它下面。',
};

/** One line an entry, in the sheet's order. */
export const planImport = (entries: readonly SheetEntry[], office: ImportOffice): readonly ImportLine[] => {
  const before: Before = { known: knownEntries(office.own), taken: new Set() };
  return entries.map((entry) => lineOf(entry, office, before));
};
