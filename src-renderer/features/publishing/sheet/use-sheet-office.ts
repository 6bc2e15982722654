import { useMemo } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type SheetDirectory, sheetDirectory } from '#shared/domain/cataloguing/sheet/directory.ts';
import { type OwnEntry, ownEntries } from '#shared/domain/cataloguing/sheet/own-entries.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useGathered, useRows, useRowsBy, useTable } from '../../../data/live.ts';

/** What a sheet is written from and held against. */
export type SheetDesk = {
  readonly department: Department;
  readonly own: readonly OwnEntry[];
  readonly directory: SheetDirectory;
};

type EntryCode = Pick<CatalogEntry, 'id' | 'code'>;

/** The department's entries; undefined while loading. */
export function useOwnEntries(): readonly OwnEntry[] | undefined {
  const { departmentId } = useOfficer();
  const drafts = useTable('entryDraft');
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId);
  return useMemo(
    () => (drafts && entries ? ownEntries(drafts, entries, departmentId) : undefined),
    [drafts, entries, departmentId],
  );
}

const sourcesOf = (own: readonly OwnEntry[] | undefined): readonly string[] => [
  ...new Set(own?.flatMap(({ content }) => content.itemSources.map(({ entryId }) => entryId))),
];

/** For writing a sheet: the codes of those that the own entries name as their sources. */
export function useSourceCodes(own: readonly OwnEntry[] | undefined): readonly EntryCode[] | undefined {
  const ids = useMemo(() => sourcesOf(own), [own]);
  const rows = useRows('catalogEntry', ids);
  return useMemo(() => rows?.flatMap((row) => row ?? []), [rows]);
}

const everyCode = () => {
  const codes: EntryCode[] = [];
  return { see: ({ id, code }: EntryCode) => void codes.push({ id, code }), result: () => codes };
};

/** For reading one: every code of the catalogue, since a sheet may name any; asked only where there is a sheet. */
export const useEveryCode = (asked: boolean): readonly EntryCode[] | undefined =>
  useGathered(asked ? ['codes'] : null, everyCode);

/** Undefined while loading. */
export function useSheetDesk(
  own: readonly OwnEntry[] | undefined,
  codes: readonly EntryCode[] | undefined,
): SheetDesk | undefined {
  const { departmentId } = useOfficer();
  const departments = useTable('department');
  return useMemo(() => {
    const department = departments?.find(({ id }) => id === departmentId);
    if (department === undefined || own === undefined || codes === undefined) return undefined;
    return { department, own, directory: sheetDirectory(departments ?? [], codes) };
  }, [departments, own, codes, departmentId]);
}
