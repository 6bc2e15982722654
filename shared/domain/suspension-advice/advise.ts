/** Suggesting that money be held back, and taking the suggestion back; neither decides anything (七(三), R095). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  defineAction,
  firstRefusal,
  type RowQuery,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { circularIdOf } from '../circular/circular.ts';
import { tell } from '../notice/tell.ts';
import { checkDesk, deskReads } from '../violation/desk.ts';
import { violationLabel } from '../violation/item.ts';
import type { Violation } from '../violation/violation.ts';
import { adviceContent, groundsForAdvice, measureLabel, type SuspensionAdvice } from './suspension-advice.ts';

const violationsOf = (departmentId: string): RowQuery => ({
  table: 'violation',
  field: 'departmentId',
  value: departmentId,
});

const isGround = ({ item, state }: Violation): boolean =>
  state === 'confirmed' && groundsForAdvice.includes(item);

const groundOf = (rows: Rows, { id, item, evidence }: Violation): SuspensionAdvice['grounds'][number] => ({
  violationId: id,
  item,
  subject: evidence?.subject ?? violationLabel[item],
  circularNumber: rows.get('circular', circularIdOf(id))?.number ?? null,
});

const makeArgs = z.strictObject({
  adviceId: identifier,
  departmentId: identifier,
  /** Confirmed breaches of the department that it rests on. */
  violationIds: z.array(identifier).min(1).max(20),
  content: adviceContent,
});

export const makeAdvice: Action<typeof makeArgs> = defineAction({
  args: makeArgs,
  numbering: null,
  reads: ({ adviceId, departmentId, violationIds }, rows, actor) => [
    { table: 'suspensionAdvice', id: adviceId },
    ...violationIds.map((id) => ({ table: 'circular' as const, id: circularIdOf(id) })),
    ...deskReads(departmentId, rows, actor),
  ],
  lists: ({ departmentId }) => [violationsOf(departmentId)],
  apply: ({ adviceId, departmentId, violationIds, content }, rows, context) => {
    const { actor, now } = context;
    const subject = rows.get('department', departmentId);
    const desk = rows.get('department', actor.departmentId);
    if (subject === undefined || desk === undefined) return refuse('record.missing');
    const grounds = rows
      .list('violation', 'departmentId', departmentId)
      .filter((each) => violationIds.includes(each.id) && isGround(each));
    const refused =
      checkDesk(departmentId, rows, actor) ??
      firstRefusal(
        [rows.get('suspensionAdvice', adviceId) === undefined, 'record.exists'],
        [grounds.length === new Set(violationIds).size, 'advice.grounds', 'violationIds'],
      );
    if (refused !== null) return refused;
    const row: SuspensionAdvice = {
      ...content,
      id: adviceId,
      version: 1,
      departmentId,
      departmentName: subject.name,
      managementId: desk.id,
      managementName: desk.name,
      grounds: grounds.map((each) => groundOf(rows, each)),
      state: 'made',
      at: now,
      officerId: actor.officerId,
      officerName: actor.officerName,
      withdrawnAt: null,
      withdrawnReason: '',
    };
    const measures = content.measures.map((each) => measureLabel[each]).join('、');
    const text = `${desk.name}已向${content.to}建议对本部门${measures}（七(三)）。这是建议，由${content.to}决定。`;
    return write(
      { table: 'suspensionAdvice', row },
      ...tell([departmentId], { kind: 'suspension-advised', subjectId: adviceId, text }, context),
    );
  },
});

const withdrawArgs = z.strictObject({
  adviceId: identifier,
  expectedVersion: z.int().positive(),
  reason: paragraph(1000),
});

/** What was put right no longer asks for money to be held back. */
export const withdrawAdvice: Action<typeof withdrawArgs> = defineAction({
  args: withdrawArgs,
  numbering: null,
  reads: ({ adviceId }, rows, actor) => [
    { table: 'suspensionAdvice', id: adviceId },
    ...deskReads(rows.get('suspensionAdvice', adviceId)?.departmentId, rows, actor),
  ],
  apply: ({ adviceId, expectedVersion, reason }, rows, context) => {
    const subject = rows.get('suspensionAdvice', adviceId);
    if (subject === undefined) return refuse('record.missing');
    const refused =
      checkDesk(subject.departmentId, rows, context.actor) ??
      firstRefusal(
        [subject.state === 'made', 'advice.withdrawn'],
        [subject.version === expectedVersion, 'record.changed'],
      );
    if (refused !== null) return refused;
    const row: SuspensionAdvice = {
      ...subject,
      version: subject.version + 1,
      state: 'withdrawn',
      withdrawnAt: context.now,
      withdrawnReason: reason,
    };
    const text = `${subject.managementName}撤回了向${subject.to}提出的暂停建议：${reason}`;
    return write(
      { table: 'suspensionAdvice', row },
      ...tell([subject.departmentId], { kind: 'suspension-withdrawn', subjectId: adviceId, text }, context),
    );
  },
});
