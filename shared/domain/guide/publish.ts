/** Publishing an edition of a guide, and withdrawing the current one (五(四)3). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { type Action, type Actor, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import { checkCityManagement, cityManagementReads } from '../organisation/city-management.ts';
import { clauseSummary } from '../policy/clauses.ts';
import { type Guide, type GuideText, guideText, latestEdition } from './guide.ts';

const publishArgs = z.strictObject({
  /** Made by the workstation; the same as before for a new edition of the same guide. */
  guideId: identifier,
  editionId: identifier,
  /** The edition this one follows; 0 for a new guide. */
  expectedEdition: z.int().nonnegative(),
  content: guideText,
  changes: line(200),
});

/** Null for an administrator of a management department whose guide it is. */
const checkAuthor = (rows: Rows, actor: Actor, latest: Guide | null) =>
  firstRefusal(
    [actor.roles.includes('management-admin'), 'role.missing'],
    [rows.get('department', actor.departmentId)?.management === true, 'department.wrong'],
    [latest === null || latest.departmentId === actor.departmentId, 'department.wrong'],
  );

/** What an interpretation needs (八(二)): clauses that there are, and the one department that interprets. */
const checkSubject = ({ kind, clauses }: GuideText, rows: Rows, actor: Actor) => {
  const known = clauses.every((each) => Object.hasOwn(clauseSummary, each));
  const refused = firstRefusal(
    [known, 'guide.clauses', 'content.clauses'],
    [kind !== 'interpretation' || clauses.length > 0, 'guide.clauses', 'content.clauses'],
  );
  if (refused !== null || kind !== 'interpretation') return refused;
  return checkCityManagement(rows, actor) === null ? null : refuse('guide.interpreter', 'content.kind');
};

export const publishGuide: Action<typeof publishArgs> = defineAction({
  args: publishArgs,
  numbering: null,
  reads: ({ editionId }, rows, actor) => [
    { table: 'guide', id: editionId },
    ...cityManagementReads(rows, actor),
  ],
  lists: ({ guideId }) => [{ table: 'guide', field: 'guideId', value: guideId }],
  apply: ({ guideId, editionId, expectedEdition, content, changes }, rows, context) => {
    const { actor, now } = context;
    const latest = latestEdition(rows.list('guide', 'guideId', guideId));
    const refused =
      checkAuthor(rows, actor, latest) ??
      checkSubject(content, rows, actor) ??
      firstRefusal(
        [rows.get('guide', editionId) === undefined, 'record.exists'],
        [(latest?.edition ?? 0) === expectedEdition, 'record.changed'],
      );
    if (refused !== null) return refused;
    const row: Guide = {
      ...content,
      id: editionId,
      guideId,
      edition: expectedEdition + 1,
      departmentId: actor.departmentId,
      changes,
      publishedAt: now,
      officerId: actor.officerId,
      officerName: actor.officerName,
      state: 'current',
      withdrawnReason: '',
      demonstration: latest?.demonstration ?? false,
    };
    const former =
      latest !== null && latest.state === 'current' ? [{ ...latest, state: 'replaced' as const }] : [];
    return write(...former.map((each) => ({ table: 'guide' as const, row: each })), { table: 'guide', row });
  },
});

const withdrawArgs = z.strictObject({
  guideId: identifier,
  expectedEdition: z.int().positive(),
  reason: paragraph(1000),
});

export const withdrawGuide: Action<typeof withdrawArgs> = defineAction({
  args: withdrawArgs,
  numbering: null,
  reads: (_args, _rows, actor) => [{ table: 'department', id: actor.departmentId }],
  lists: ({ guideId }) => [{ table: 'guide', field: 'guideId', value: guideId }],
  apply: ({ guideId, expectedEdition, reason }, rows, context) => {
    const latest = latestEdition(rows.list('guide', 'guideId', guideId));
    if (latest === null) return refuse('record.missing');
    const refused =
      checkAuthor(rows, context.actor, latest) ??
      firstRefusal(
        [latest.edition === expectedEdition, 'record.changed'],
        [latest.state === 'current', 'guide.withdrawn'],
      );
    if (refused !== null) return refused;
    return write({ table: 'guide', row: { ...latest, state: 'withdrawn', withdrawnReason: reason } });
  },
});
