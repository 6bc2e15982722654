/** 报备发布: through the gate, to the platform of the provider's own level (R025, R034 to R042). */
import { z } from 'zod';
import { type Action, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import { triggerQuery, triggersAfter } from '../change-trigger/settle.ts';
import { areaReads } from '../organisation/area.ts';
import { libraryQuery, libraryRecordOf } from '../shared-library/find-library.ts';
import { auditClocks } from './audit-clocks.ts';
import { composeEntry } from './compose.ts';
import { draftEventOf } from './draft-event-of.ts';
import { advanceDraft, entryIdentifier, isDraftOpenTo } from './entry-draft.ts';
import { gateOf } from './gate.ts';
import { rivalQuery, rivalRows, rivalsOf } from './rivals.ts';
import { draftReads } from './subject.ts';

const args = z.strictObject({ entryId: entryIdentifier, expectedVersion: z.int().positive() });

/** The county whose own platform it is filed to first; null where it goes to the city's (R009). */
const deskRegion = (providerId: string, rows: Rows): string | null => {
  const region = rows.get('region', rows.get('department', providerId)?.regionId ?? '');
  return region?.logicalPlatform === true ? region.id : null;
};

export const publishEntry: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows, actor) => [...draftReads(given), ...areaReads(rows, actor)],
  lists: ({ entryId }, rows) => {
    const draft = rows.get('entryDraft', entryId);
    return [
      ...triggerQuery(draft?.providerId),
      ...libraryQuery(draft?.content.library),
      // 一数一源 asks for every entry of the library, and of no other.
      ...(draft === undefined ? [] : rivalQuery(draft.content)),
    ];
  },
  apply: ({ entryId, expectedVersion }, rows, context) => {
    const draft = rows.get('entryDraft', entryId);
    if (draft === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [draft.providerId === context.actor.departmentId, 'department.wrong'],
      [draft.version === expectedVersion, 'record.changed'],
      [isDraftOpenTo(draft, 'file'), 'entry.state'],
    );
    if (refused !== null) return refused;
    const rivals = rivalsOf(draft, rivalRows(rows, draft.content));
    const library = libraryRecordOf(rows, draft.content.library);
    const unmet = gateOf({ ...draft, rivals, library }).find((each) => !each.met);
    if (unmet !== undefined) return refuse(unmet.code);
    // A workstation that waits for the code composes with none; the platform always has one.
    const complete = composeEntry(
      { ...draft, code: draft.code ?? `${draft.codePrefix}/0` },
      rows.get('catalogEntry', entryId),
      context.now,
    );
    if (complete === null) return refuse('gate.metadata');
    const filed = {
      state: 'filed',
      clocks: auditClocks(context, deskRegion(draft.providerId, rows)),
    } as const;
    return write(
      { table: 'entryDraft', row: advanceDraft(draft, filed, [draftEventOf('file', context)]) },
      ...triggersAfter({ act: 'file', entryId, providerId: draft.providerId }, rows, context),
    );
  },
});
