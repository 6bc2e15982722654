/** What follows a 通报: the department's reply, its verification, 移送 where the consequences are serious (七(四), R096, R097). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, write } from '../action.ts';
import { tell } from '../notice/tell.ts';
import type { Referral } from './circular.ts';
import { advanceCircular, circularEventOf, onCircular } from './step.ts';

const on = { circularId: identifier, expectedVersion: z.int().positive() };
const reads = ({ circularId }: { readonly circularId: string }) => [
  { table: 'circular' as const, id: circularId },
];

const replyArgs = z.strictObject({
  ...on,
  /** What was put right, or what the department has to say against it. */
  text: paragraph(2000),
});

/** 整改回复, also after the date: late is late, and it is still to be put right. */
export const replyToCircular: Action<typeof replyArgs> = defineAction({
  args: replyArgs,
  numbering: null,
  reads,
  apply: (given, rows, context) =>
    onCircular(
      given,
      {
        whose: ({ departmentId }) => departmentId,
        roles: ['data-officer', 'office-head'],
        states: ['issued'],
      },
      [rows, context],
      (subject) => {
        const event = circularEventOf('reply', given.text, context);
        return write({ table: 'circular', row: advanceCircular(subject, { state: 'replied' }, event) });
      },
    ),
});

const verifyArgs = z.strictObject({ ...on, rectified: z.boolean(), note: paragraph(1000) });

/** 核实: put right, or not; then the date stands as it was set. */
export const verifyCircular: Action<typeof verifyArgs> = defineAction({
  args: verifyArgs,
  numbering: null,
  reads,
  apply: (given, rows, context) =>
    onCircular(
      given,
      { whose: ({ managementId }) => managementId, roles: ['management-admin'], states: ['replied'] },
      [rows, context],
      (subject) => {
        const { rectified, note } = given;
        const event = circularEventOf(rectified ? 'accept' : 'reject', note, context);
        const row = advanceCircular(subject, { state: rectified ? 'rectified' : 'issued' }, event);
        const text = `通报${subject.number ?? ''}（${subject.subject}）的整改经核实${rectified ? '已改正' : '未改正到位'}：${note}`;
        const subjectId = `${subject.id}.${row.version}`;
        return write(
          { table: 'circular', row },
          ...tell(
            [subject.departmentId],
            { kind: 'circular-verified', subjectId, recordId: subject.id, text },
            context,
          ),
        );
      },
    ),
});

const referArgs = z.strictObject({ ...on, to: line(80), consequence: paragraph(1000) });

/** 移送: possible whatever came of the rectification; what the other body does is outside. */
export const referCircular: Action<typeof referArgs> = defineAction({
  args: referArgs,
  numbering: null,
  reads,
  apply: (given, rows, context) =>
    onCircular(
      given,
      {
        whose: ({ managementId }) => managementId,
        roles: ['management-admin'],
        states: ['issued', 'replied', 'rectified'],
      },
      [rows, context],
      (subject) => {
        const { to, consequence } = given;
        const { officerId, officerName } = context.actor;
        const referral: Referral = { to, consequence, at: context.now, officerId, officerName };
        const event = circularEventOf('refer', `${to}：${consequence}`, context);
        const referrals = [...subject.referrals, referral];
        return write({ table: 'circular', row: advanceCircular(subject, { referrals }, event) });
      },
    ),
});
