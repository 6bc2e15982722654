/** Stating a difficulty to the management department of one's own level (二(一); R015, R016). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, type Actor, defineAction, firstRefusal, type Rows, write } from '../action.ts';
import { citesInternalRules } from '../sharing/internal-rules.ts';
import type { RowReference } from '../tables.ts';
import { type Difficulty, type DifficultyStatement, difficultyStatement } from './difficulty.ts';

const args = z.strictObject({ difficultyId: identifier, statement: difficultyStatement });

const subjectReads = ({ subject }: DifficultyStatement): readonly RowReference[] =>
  subject.kind === 'entry'
    ? [
        { table: 'catalogEntry', id: subject.entryId },
        { table: 'entryDraft', id: subject.entryId },
      ]
    : [];

/** The name of what the statement is about; null where there is none, or it is another department's. */
const nameOf = ({ subject }: DifficultyStatement, rows: Rows, actor: Actor): string | null => {
  if (subject.kind === 'data-set') return subject.name;
  const entry = rows.get('catalogEntry', subject.entryId);
  const draft = rows.get('entryDraft', subject.entryId);
  if ((entry ?? draft)?.providerId !== actor.departmentId) return null;
  return entry?.name ?? draft?.content.name ?? null;
};

/** A basis may be absent, a difficulty can be one of fact; but it comes with its rank, and never from inside. */
export const stateDifficulty: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ difficultyId, statement }) => [
    { table: 'difficulty', id: difficultyId },
    ...subjectReads(statement),
  ],
  apply: ({ difficultyId, statement }, rows, context) => {
    const { actor } = context;
    const name = nameOf(statement, rows, actor);
    const internal = [statement.reason, statement.basis].some(citesInternalRules);
    const refused = firstRefusal(
      [actor.roles.includes('data-officer'), 'role.missing'],
      [rows.get('difficulty', difficultyId) === undefined, 'record.exists'],
      [name !== null, 'difficulty.subject', 'statement.subject'],
      [!internal, 'difficulty.internal-rules', 'statement.basis'],
      [
        (statement.basis === '') === (statement.basisRank === null),
        'difficulty.basis',
        'statement.basisRank',
      ],
    );
    if (refused !== null) return refused;
    const row: Difficulty = {
      id: difficultyId,
      version: 1,
      state: 'stated',
      providerId: actor.departmentId,
      ...statement,
      name: name ?? '',
      statedAt: context.now,
      madeAt: context.madeAt,
      officerId: actor.officerId,
      decision: null,
    };
    return write({ table: 'difficulty', row });
  },
});
