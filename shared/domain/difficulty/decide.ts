/** The management department's decision on a difficulty: accepted for a time, or to be shared by a date (二(一); R015). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { tell } from '../notice/tell.ts';
import { managesLevelOf, ownLevelReads } from '../organisation/own-level.ts';
import { type Difficulty, type DifficultyVerdict, difficultyVerdict } from './difficulty.ts';

const args = z.strictObject({
  difficultyId: identifier,
  expectedVersion: z.int().positive(),
  verdict: difficultyVerdict,
  reasons: paragraph(1000),
});

const dateOf = (verdict: DifficultyVerdict): string =>
  verdict.outcome === 'accepted' ? verdict.until : verdict.shareBy;

const textFor = ({ name }: Difficulty, verdict: DifficultyVerdict): string =>
  verdict.outcome === 'accepted'
    ? `管理部门认可了“${name}”的困难说明，至${longDateLabel(verdict.until)}为止；困难消除后应当共享。`
    : `管理部门未认可“${name}”的困难说明，请于${longDateLabel(verdict.shareBy)}前编目共享。`;

/** Never by whoever stated it, who may sit in the management department itself. */
export const decideDifficulty: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ difficultyId }, rows, actor) => {
    const providerId = rows.get('difficulty', difficultyId)?.providerId;
    return [
      { table: 'difficulty', id: difficultyId },
      ...(providerId === undefined ? [] : ownLevelReads(providerId, actor)),
    ];
  },
  apply: ({ difficultyId, expectedVersion, verdict, reasons }, rows, context) => {
    const subject = rows.get('difficulty', difficultyId);
    if (subject === undefined) return refuse('record.missing');
    const { officerId, departmentId, roles } = context.actor;
    const refused = firstRefusal(
      [roles.includes('management-admin'), 'role.missing'],
      [managesLevelOf(subject.providerId, context.actor, rows), 'department.wrong'],
      [subject.officerId !== officerId, 'difficulty.own'],
      [subject.state === 'stated', 'difficulty.state'],
      [subject.version === expectedVersion, 'record.changed'],
      [dateOf(verdict) > civilDateOf(context.now), 'difficulty.date', 'verdict'],
    );
    if (refused !== null) return refused;
    const decision = { verdict, reasons, at: context.now, madeAt: context.madeAt, officerId, departmentId };
    const row: Difficulty = {
      ...subject,
      version: subject.version + 1,
      state: verdict.outcome,
      decision,
    };
    const body = {
      kind: 'difficulty-decided',
      text: textFor(subject, verdict),
      subjectId: subject.id,
    } as const;
    return write({ table: 'difficulty', row }, ...tell([subject.providerId], body, context));
  },
});
