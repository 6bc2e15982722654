/** 通报: what was confirmed is put to the department in writing, with a date to put it right (七(四), R096). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { tell } from '../notice/tell.ts';
import type { Department } from '../organisation/organisation.ts';
import { packsInForce } from '../policy/packs.ts';
import { checkDesk, deskReads } from '../violation/desk.ts';
import { nationalArticleOf, violationClause, violationLabel } from '../violation/item.ts';
import type { Violation } from '../violation/violation.ts';
import { type Circular, type CircularContent, circularContent, circularIdOf } from './circular.ts';
import { circularEventOf } from './step.ts';

const args = z.strictObject({ violationId: identifier, content: circularContent });

/** The policy's clause, and the decree's article where that text is on and in force. */
const clausesOf = (
  { item, evidence }: Violation,
  { packs, now }: Pick<ActionContext, 'packs' | 'now'>,
): Circular['clauses'] => {
  const national = packsInForce(packs, civilDateOf(now)).some(({ id }) => id === 'national-2025');
  const article = nationalArticleOf(item, evidence?.table ?? null);
  return national && article !== null ? [violationClause[item], article] : [violationClause[item]];
};

type Parties = { readonly subject: Department; readonly desk: Department };

const rowOf = (
  found: Violation,
  content: CircularContent,
  [{ subject, desk }, context]: readonly [Parties, ActionContext],
): Circular => ({
  ...content,
  id: circularIdOf(found.id),
  version: 1,
  number: context.number,
  violationId: found.id,
  item: found.item,
  clauses: clausesOf(found, context),
  subject: found.evidence?.subject ?? violationLabel[found.item],
  departmentId: subject.id,
  departmentName: subject.name,
  principal: subject.principal,
  managementId: desk.id,
  managementName: desk.name,
  state: 'issued',
  issuedAt: context.now,
  referrals: [],
  history: [circularEventOf('issue', '', context)],
});

const told = (row: Circular, context: ActionContext) => {
  const text = `${row.managementName}就“${row.subject}”对本部门予以书面通报（${row.clauses.join('、')}），责令于${longDateLabel(row.rectifyBy)}前改正并回复。`;
  return tell([row.departmentId], { kind: 'circular-issued', subjectId: row.id, text }, context);
};

/** One for each confirmed breach, by the desk that confirmed it. */
export const issueCircular: Action<typeof args> = defineAction({
  args,
  numbering: 'circular',
  reads: ({ violationId }, rows, actor) => [
    { table: 'violation', id: violationId },
    { table: 'circular', id: circularIdOf(violationId) },
    ...deskReads(rows.get('violation', violationId)?.departmentId, rows, actor),
  ],
  apply: ({ violationId, content }, rows, context) => {
    const found = rows.get('violation', violationId);
    const subject = found && rows.get('department', found.departmentId);
    const desk = rows.get('department', context.actor.departmentId);
    if (found === undefined || subject === undefined || desk === undefined) return refuse('record.missing');
    const refused =
      checkDesk(found.departmentId, rows, context.actor) ??
      firstRefusal(
        [found.state === 'confirmed', 'violation.dismissed'],
        [
          found.circularId === null && rows.get('circular', circularIdOf(violationId)) === undefined,
          'circular.exists',
        ],
        [content.rectifyBy > civilDateOf(context.now), 'circular.date', 'content.rectifyBy'],
      );
    if (refused !== null) return refused;
    const row = rowOf(found, content, [{ subject, desk }, context]);
    return write(
      { table: 'violation', row: { ...found, version: found.version + 1, circularId: row.id } },
      { table: 'circular', row },
      ...told(row, context),
    );
  },
});
