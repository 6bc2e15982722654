import { useMemo } from 'react';
import { type SheetDirectory, sheetDirectory } from '#shared/domain/cataloguing/sheet/directory.ts';
import { type OwnEntry, ownEntries } from '#shared/domain/cataloguing/sheet/own-entries.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useTable } from '../../../data/live.ts';

/** What a sheet is written from and held against. */
export type SheetDesk = {
  readonly department: Department;
  readonly own: readonly OwnEntry[];
  readonly directory: SheetDirectory;
};

/** Undefined while loading. */
export function useSheetDesk(): SheetDesk | undefined {
  const { departmentId } = useOfficer();
  const departments = useTable('department');
  const drafts = useTable('entryDraft');
  const entries = useTable('catalogEntry');
  return useMemo(() => {
    const department = departments?.find(({ id }) => id === departmentId);
    if (department === undefined || drafts === undefined || entries === undefined) return undefined;
    return {
      department,
      own: ownEntries(drafts, entries, departmentId),
      directory: sheetDirectory(departments ?? [], entries),
    };
  }, [departments, drafts, entries, departmentId]);
}
