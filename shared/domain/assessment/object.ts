/** 异议: a department says that a figure is wrong; its management answers; then the sheet is frozen (七(二), R093). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type RowQuery,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import type { Assessment } from './assessment.ts';
import { computed, recordsOf, rowsAssessed } from './compute.ts';

const on = { assessmentId: identifier, expectedVersion: z.int().positive() };
type On = { readonly assessmentId: string; readonly expectedVersion: number };

const reads = ({ assessmentId }: On) => [{ table: 'assessment' as const, id: assessmentId }];
const lists = ({ assessmentId }: On, rows: Rows): readonly RowQuery[] => {
  const subject = rows.get('assessment', assessmentId);
  return subject === undefined ? [] : rowsAssessed([subject.departmentId, ...subject.mergedIds]);
};

type Turn = {
  readonly whose: 'departmentId' | 'managementId';
  readonly roles: ActionContext['actor']['roles'];
};

/** Runs `act` on a sheet that is not frozen, where it is this officer's turn. */
const onAnnounced = (
  given: On,
  { whose, roles }: Turn,
  [rows, context]: readonly [Rows, ActionContext],
  act: (subject: Assessment) => Outcome,
): Outcome => {
  const subject = rows.get('assessment', given.assessmentId);
  if (subject === undefined) return refuse('record.missing');
  const refused = firstRefusal(
    [context.actor.roles.some((held) => roles.includes(held)), 'role.missing'],
    [subject[whose] === context.actor.departmentId, 'department.wrong'],
    [subject.state === 'announced', 'assessment.frozen'],
    [subject.version === given.expectedVersion, 'record.changed'],
  );
  return refused ?? act(subject);
};

const advance = (subject: Assessment, patch: Partial<Assessment>): Outcome =>
  write({ table: 'assessment', row: { ...subject, ...patch, version: subject.version + 1 } });

const by = ({ actor, now }: ActionContext) => ({
  at: now,
  officerId: actor.officerId,
  officerName: actor.officerName,
});

const objectArgs = z.strictObject({ ...on, indicatorId: identifier, text: paragraph(1000) });

export const objectToAssessment: Action<typeof objectArgs> = defineAction({
  args: objectArgs,
  numbering: null,
  reads,
  apply: (given, rows, context) =>
    onAnnounced(
      given,
      { whose: 'departmentId', roles: ['data-officer', 'office-head'] },
      [rows, context],
      (subject) => {
        const { indicatorId, text } = given;
        const known = subject.indicators.some(({ id }) => id === indicatorId);
        if (!known) return refuse('record.missing', 'indicatorId');
        const objections = [...subject.objections, { indicatorId, text, ...by(context), answer: null }];
        return advance(subject, { objections });
      },
    ),
});

const answerArgs = z.strictObject({
  ...on,
  /** Place of the objection among the sheet's, from 0. */
  place: z.int().nonnegative(),
  /** Records the objection is right about; none where it is not. */
  excluded: z.array(identifier).max(200),
  text: paragraph(1000),
});

/** The answer, and the figures without the records that it takes out. */
export const answerObjection: Action<typeof answerArgs> = defineAction({
  args: answerArgs,
  numbering: null,
  reads,
  lists,
  apply: (given, rows, context) =>
    onAnnounced(given, { whose: 'managementId', roles: ['management-admin'] }, [rows, context], (subject) => {
      const asked = subject.objections[given.place];
      if (asked === undefined || asked.answer !== null) return refuse('assessment.answered');
      const counted = recordsOf(subject, asked.indicatorId, [rows, context]);
      if (!given.excluded.every((id) => counted.includes(id)))
        return refuse('assessment.not-counted', 'excluded');
      const answer = { excluded: given.excluded, text: given.text, ...by(context) };
      const objections = subject.objections.map((each, index) =>
        index === given.place ? { ...each, answer } : each,
      );
      return advance(subject, { objections, ...computed({ ...subject, objections }, rows, context) });
    }),
});

const freezeArgs = z.strictObject(on);

/** Once every objection has its answer; from then on nothing changes it. */
export const freezeAssessment: Action<typeof freezeArgs> = defineAction({
  args: freezeArgs,
  numbering: null,
  reads,
  lists,
  apply: (given, rows, context) =>
    onAnnounced(given, { whose: 'managementId', roles: ['management-admin'] }, [rows, context], (subject) =>
      subject.objections.some(({ answer }) => answer === null)
        ? refuse('assessment.unanswered')
        : advance(subject, { state: 'frozen', frozenAt: context.now, ...computed(subject, rows, context) }),
    ),
});
