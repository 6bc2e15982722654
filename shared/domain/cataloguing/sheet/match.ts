/** Which recorded entry a row of the sheet means: by its code, or by its name where no code is written. */
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { foldName } from '../rivals.ts';
import type { CellFault } from './cell.ts';
import type { OwnEntry } from './own-entries.ts';

/** `by`: whose cell is at fault. */
export type MatchFault = CellFault & { readonly by: 'code' | 'name' };

/** Of a department's entries, once for all rows of a sheet: both may be thousands. */
export type KnownEntries = {
  readonly byCode: ReadonlyMap<string, OwnEntry>;
  /** By {@link foldName}. */
  readonly byName: ReadonlyMap<string, readonly OwnEntry[]>;
};

export const knownEntries = (own: readonly OwnEntry[]): KnownEntries => ({
  // Of two with one code, which no platform gives out, the first.
  byCode: new Map(own.toReversed().flatMap((entry) => (entry.code === null ? [] : [[entry.code, entry]]))),
  byName: Map.groupBy(own, ({ content }) => foldName(content.name)),
});

const byCode = (code: string, known: KnownEntries): Result<OwnEntry, MatchFault> => {
  const found = known.byCode.get(code);
  return found === undefined
    ? fail({
        by: 'code',
        reason: '本部门没有这个代码的条目。',
        next: '新条目的代码由平台编定，请留空；修改已有条目请核对代码。',
      })
    : ok(found);
};

/** Narrower and narrower, until one is left: names alike, names the same, those that have no code yet either. */
const byName = (name: string, known: KnownEntries): Result<OwnEntry | null, MatchFault> => {
  const alike = known.byName.get(foldName(name)) ?? [];
  const same = alike.filter(({ content }) => content.name === name.normalize('NFC').trim());
  const uncoded = same.filter(({ code }) => code === null);
  const only = [alike, same, uncoded].find((each) => each.length === 1)?.[0];
  if (alike.length === 0) return ok(null);
  return only === undefined
    ? fail({
        by: 'name',
        reason: `本部门有 ${alike.length} 个同名条目，分不清是哪一个。`,
        next: '请在“信息资源代码”填写要修改的条目的代码。',
      })
    : ok(only);
};

/** Null for an entry the department does not have yet. */
export const matched = (
  row: { readonly code: string; readonly name: string },
  known: KnownEntries,
): Result<OwnEntry | null, MatchFault> =>
  row.code === '' ? byName(row.name, known) : byCode(row.code, known);
