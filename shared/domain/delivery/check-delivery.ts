/** Who may offer a file, and who may have a copy of it (R028, R049, R056). */
import { type Actor, firstRefusal } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { type EntryMasking, mayGoOut } from '../entry-masking/entry-masking.ts';
import type { Refusal } from '../refusals.ts';
import type { Grant } from '../sharing/grant.ts';
import { type FileDeclaration, type ResourceFile, takesCopyRow } from './resource-file.ts';

type Refused = { readonly ok: false; readonly error: Refusal };

export type Offered = {
  readonly entry: CatalogEntry;
  /** The rules saved with the entry; undefined where none are. */
  readonly masking: EntryMasking | undefined;
};

/** Null where the officer may offer this file for this entry. */
export const checkOffer = (
  actor: Actor,
  { entry, masking }: Offered,
  declared: FileDeclaration,
): Refused | null => {
  const masked = masking?.files.find(({ digest }) => digest === declared.digest);
  const sharable = entry.items.filter((item) => item.shareType !== 'withheld').map((item) => item.id);
  return firstRefusal(
    [actor.roles.includes('provider-reviewer'), 'role.missing'],
    [actor.departmentId === entry.providerId, 'department.wrong'],
    [entry.status === 'published', 'case.entry-not-published'],
    [entry.exchangeMethods.includes('file'), 'file.not-offered', 'entryId'],
    [declared.itemIds.every((id) => sharable.includes(id)), 'case.item-unknown', 'itemIds'],
    [!declared.copyRow || takesCopyRow(declared.name), 'file.copy-row', 'copyRow'],
    // Once a resource has rules, nothing goes out beside them (四(三), R038).
    [masking === undefined || masked !== undefined, 'masking.file-unknown', 'digest'],
    [masked === undefined || mayGoOut(masked), 'masking.below-demand', 'digest'],
  );
};

/** Null where the file lies within the grant; whether the grant itself stands is checkUse's to say. */
export const checkCopy = (subject: Grant, file: ResourceFile): Refused | null =>
  firstRefusal(
    [subject.entryId === file.entryId, 'record.missing', 'fileId'],
    [file.itemIds.every((id) => subject.itemIds.includes(id)), 'file.items-outside', 'fileId'],
  );
