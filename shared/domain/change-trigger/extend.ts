/**
 * 延长更新 (条例第17条): the department that has to update asks once, for up to five working days more; the management
 * department of its own level consents or does not. It moves 809's limit alone: this policy's fifteen days stay.
 */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import type { ClockTime } from '../clock/clock.ts';
import { askedExtension, canBeExtended, decidedExtension, prolong } from '../clock/extension.ts';
import { managesLevelOf, ownLevelReads } from '../organisation/own-level.ts';
import { national2025 } from '../policy/national-2025.ts';
import { type ChangeEvent, type ChangeTrigger, updateExtensionDays } from './change-trigger.ts';
import { changeEventOf } from './settle.ts';

const onTrigger = z.strictObject({ triggerId: identifier, expectedVersion: z.int().positive() });
const askArgs = onTrigger.extend({ workingDays: updateExtensionDays, reason: paragraph(1000) });
const decideArgs = onTrigger.extend({ consent: z.boolean(), opinion: paragraph(1000) });

const { id, pack } = national2025.clocks.catalogUpdate;

/** True for a change whose update 809 limits too. */
export const updatesUnder809 = ({ clocks }: Pick<ChangeTrigger, 'clocks'>): boolean =>
  clocks.some((each) => each.pack === pack && each.id === id);

/** True until 809's limit for the update is over: later it is neither asked for nor consented to. */
export const updateCanBeExtended = ({ clocks }: Pick<ChangeTrigger, 'clocks'>, time: ClockTime): boolean =>
  canBeExtended(clocks, { pack, id }, time);

type Patch = Pick<ChangeTrigger, 'extension'> & Partial<Pick<ChangeTrigger, 'clocks'>>;
type Said = Pick<ChangeEvent, 'act'> & { readonly note: string };

const extended = (subject: ChangeTrigger, [patch, said]: readonly [Patch, Said], context: ActionContext) => {
  const event = changeEventOf(subject, { ...said, entryId: null }, context);
  const history = [...subject.history, event];
  return write({
    table: 'changeTrigger',
    row: { ...subject, ...patch, version: subject.version + 1, history },
  });
};

export const askUpdateExtension: Action<typeof askArgs> = defineAction({
  args: askArgs,
  numbering: null,
  reads: ({ triggerId }) => [{ table: 'changeTrigger', id: triggerId }],
  apply: ({ triggerId, expectedVersion, workingDays, reason }, rows, context) => {
    const subject = rows.get('changeTrigger', triggerId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [subject.providerId === context.actor.departmentId, 'department.wrong'],
      [updatesUnder809(subject), 'update-extension.pack-off'],
      [subject.state === 'open', 'change.state'],
      [subject.extension === null, 'update-extension.asked-already'],
      [updateCanBeExtended(subject, context), 'update-extension.limit-over'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const extension = askedExtension({ workingDays, reason }, context);
    const note = `${workingDays} 个工作日：${reason}`.slice(0, 1000);
    return extended(subject, [{ extension }, { act: 'ask-extension', note }], context);
  },
});

export const decideUpdateExtension: Action<typeof decideArgs> = defineAction({
  args: decideArgs,
  numbering: null,
  reads: ({ triggerId }, rows, actor) => {
    const providerId = rows.get('changeTrigger', triggerId)?.providerId;
    return [
      { table: 'changeTrigger', id: triggerId },
      ...(providerId === undefined ? [] : ownLevelReads(providerId, actor)),
    ];
  },
  apply: ({ triggerId, expectedVersion, consent, opinion }, rows, context) => {
    const subject = rows.get('changeTrigger', triggerId);
    if (subject === undefined) return refuse('record.missing');
    const asked = subject.extension;
    const refused = firstRefusal(
      [context.actor.roles.includes('management-admin'), 'role.missing'],
      [managesLevelOf(subject.providerId, context.actor, rows), 'department.wrong'],
      [subject.state === 'open', 'change.state'],
      [asked?.consent === null, 'update-extension.none-open'],
      [!consent || updateCanBeExtended(subject, context), 'update-extension.limit-over'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    if (asked === null) return refuse('update-extension.none-open');
    const extension = decidedExtension(asked, { consent, opinion }, context);
    const by = { pack, id, workingDays: asked.workingDays };
    const clocks = consent ? prolong(subject.clocks, by, context.calendar) : subject.clocks;
    const act = consent ? 'extend' : 'refuse-extension';
    return extended(
      subject,
      [
        { extension, clocks },
        { act, note: opinion },
      ],
      context,
    );
  },
});
