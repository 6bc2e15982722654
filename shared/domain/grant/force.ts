/**
 * 暂停, 切断, 收回 and their lifting (六(二), R086). They name no version of the grant: whatever reached the
 * platform in between, they take effect at once (decision 10). Both sides of the right are told.
 */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  type Actor,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { NoticeKind } from '../notice/notice.ts';
import { tell } from '../notice/tell.ts';
import type { ForceOrder, Grant, GrantHold } from '../sharing/grant.ts';
import type { RowReference } from '../tables.ts';
import { authorityReads, checkAuthority } from './authority.ts';
import { groundClause, groundLabel, orderGround } from './ground.ts';
import { type GrantStanding, refusalOfStanding, standingOf } from './standing.ts';

const reason = paragraph(1000);
const withdrawArgs = z.strictObject({ grantId: identifier, ground: orderGround, reason });
const holdArgs = withdrawArgs.extend({
  /** Made by the workstation; names the hold, so that lifting it never lifts a later one. */
  holdId: identifier,
});
const liftArgs = z.strictObject({ grantId: identifier, holdId: identifier, reason });

type OnGrant = { readonly grantId: string };

const reads = ({ grantId }: OnGrant, rows: Rows, actor: Actor): readonly RowReference[] => [
  { table: 'grant', id: grantId },
  ...authorityReads(rows.get('grant', grantId), rows, actor),
];

/** A right that still lives can be held, freed or withdrawn, whatever else holds it. */
const lives: readonly GrantStanding[] = ['active', 'suspended', 'cut'];

/** Runs `act` on a living grant that the actor has authority over. */
const onLivingGrant = (
  { grantId }: OnGrant,
  rows: Rows,
  context: ActionContext,
  act: (subject: Grant) => Outcome,
): Outcome => {
  const subject = rows.get('grant', grantId);
  if (subject === undefined) return refuse('record.missing');
  const standing = standingOf(subject, civilDateOf(context.now));
  const dead = lives.includes(standing) ? null : refusalOfStanding(standing);
  return (
    checkAuthority(subject, context.actor, rows) ?? (dead === null ? null : refuse(dead)) ?? act(subject)
  );
};

type Told = { readonly kind: NoticeKind; readonly subjectId: string; readonly words: string };

/** The grant one version on, and a notice to the user department and to the provider. */
const changed = (
  subject: Grant,
  patch: Pick<Partial<Grant>, 'holds' | 'state' | 'withdrawal'>,
  told: Told,
  context: ActionContext,
): Outcome =>
  write(
    { table: 'grant', row: { ...subject, ...patch, version: subject.version + 1 } },
    ...tell(
      [subject.userDepartmentId, subject.providerId],
      {
        kind: told.kind,
        subjectId: told.subjectId,
        caseId: subject.caseId,
        grantId: subject.id,
        entryId: subject.entryId,
        text: `${subject.entryName}：${told.words}`,
      },
      context,
    ),
  );

const orderOf = (
  given: Pick<ForceOrder, 'ground' | 'reason'>,
  { actor, now }: ActionContext,
): ForceOrder => ({
  departmentId: actor.departmentId,
  officerId: actor.officerId,
  officerName: actor.officerName,
  at: now,
  ground: given.ground,
  reason: given.reason,
});

const wordsOf = ({ ground, reason: why }: Pick<ForceOrder, 'ground' | 'reason'>): string =>
  `${groundLabel[ground]}（${groundClause[ground]}）。${why}`;

/** One hold of a kind for each department that ordered one: what one side lifts does not lift the other's. */
const holding = (kind: GrantHold['kind'], told: NoticeKind): Action<typeof holdArgs> =>
  defineAction({
    args: holdArgs,
    numbering: null,
    reads,
    apply: (given, rows, context) =>
      onLivingGrant(given, rows, context, (subject) => {
        const { departmentId } = context.actor;
        const refused = firstRefusal(
          [subject.holds.every(({ id }) => id !== given.holdId), 'record.exists'],
          [
            subject.holds.every((hold) => hold.kind !== kind || hold.departmentId !== departmentId),
            'grant.held-already',
          ],
        );
        if (refused !== null) return refused;
        const holds = [...subject.holds, { id: given.holdId, kind, ...orderOf(given, context) }];
        const notice = { kind: told, subjectId: given.holdId, words: wordsOf(given) };
        return changed(subject, { holds }, notice, context);
      }),
  });

const lifting = (kind: GrantHold['kind'], told: NoticeKind): Action<typeof liftArgs> =>
  defineAction({
    args: liftArgs,
    numbering: null,
    reads,
    apply: (given, rows, context) =>
      onLivingGrant(given, rows, context, (subject) => {
        const hold = subject.holds.find(({ id }) => id === given.holdId);
        const refused = firstRefusal(
          [hold?.kind === kind, 'grant.hold-gone'],
          [hold?.departmentId === context.actor.departmentId, 'grant.hold-of-others'],
        );
        if (refused !== null) return refused;
        const holds = subject.holds.filter(({ id }) => id !== given.holdId);
        const notice = { kind: told, subjectId: given.holdId, words: given.reason };
        return changed(subject, { holds }, notice, context);
      }),
  });

export const suspendGrant = holding('suspension', 'grant-suspended');
export const cutGrant = holding('cut', 'grant-cut');
export const resumeGrant = lifting('suspension', 'grant-resumed');
export const restoreGrant = lifting('cut', 'grant-restored');

/** 收回: the right is at an end; nothing restores it, and what was obtained is to be destroyed (R087). */
export const withdrawGrant: Action<typeof withdrawArgs> = defineAction({
  args: withdrawArgs,
  numbering: null,
  reads,
  apply: (given, rows, context) =>
    onLivingGrant(given, rows, context, (subject) =>
      changed(
        subject,
        { state: 'revoked', withdrawal: orderOf(given, context) },
        { kind: 'grant-withdrawn', subjectId: subject.id, words: wordsOf(given) },
        context,
      ),
    ),
});
