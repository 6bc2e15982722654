/**
 * 延长答复 (条例第21条): the provider asks once, for up to ten working days more; the management department of its level
 * consents or does not, and the applicant is told. It moves 809's own limit alone: this policy's five working days know
 * no extension and stay binding.
 */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, type Rows, refuse, write } from '../action.ts';
import type { ClockTime } from '../clock/clock.ts';
import { askedExtension, canBeExtended, decidedExtension, prolong } from '../clock/extension.ts';
import { isCompetent } from '../coordination/competence.ts';
import { tell } from '../notice/tell.ts';
import { national2025, runsUnder809 } from '../policy/national-2025.ts';
import { readsOfCase } from './consent.ts';
import { advance, eventOf, isPossible } from './machine.ts';
import { extensionDays, type SharingCase } from './sharing-case.ts';

const onCase = z.strictObject({ caseId: identifier, expectedVersion: z.int().positive() });
const askArgs = onCase.extend({ workingDays: extensionDays, reason: paragraph(1000) });
const decideArgs = onCase.extend({ consent: z.boolean(), opinion: paragraph(1000) });

const { id, pack } = national2025.clocks.providerAnswer;

/** True until 809's limit for the answer is over: later it is neither asked for nor consented to. */
export const answerCanBeExtended = ({ clocks }: Pick<SharingCase, 'clocks'>, time: ClockTime): boolean =>
  canBeExtended(clocks, { pack, id }, time);

export const askExtension: Action<typeof askArgs> = defineAction({
  args: askArgs,
  numbering: null,
  reads: ({ caseId }) => [{ table: 'sharingCase', id: caseId }],
  apply: ({ caseId, expectedVersion, workingDays, reason }, rows, context) => {
    const subject = rows.get('sharingCase', caseId);
    if (subject === undefined) return refuse('record.missing');
    const { actor } = context;
    const refused = firstRefusal(
      [actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.providerId === actor.departmentId, 'department.wrong'],
      [runsUnder809(subject), 'extension.pack-off'],
      [isPossible(subject, 'extend'), 'case.state'],
      [subject.extension === null, 'extension.asked-already'],
      [answerCanBeExtended(subject, context), 'extension.limit-over'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const extension = askedExtension({ workingDays, reason }, context);
    const events = [
      eventOf(
        subject,
        { act: 'ask-extension', note: `${workingDays} 个工作日：${reason}`.slice(0, 1000) },
        context,
      ),
    ];
    return write({ table: 'sharingCase', row: advance(subject, { extension }, events) });
  },
});

/** True for the management department of the two parties' level. */
const competentFor = (subject: SharingCase, rows: Rows, departmentId: string): boolean => {
  const manager = rows.get('department', departmentId);
  const user = rows.get('department', subject.applicantDepartmentId);
  const provider = rows.get('department', subject.providerId);
  if (manager === undefined || user === undefined || provider === undefined) return false;
  return isCompetent(manager, rows.get('region', manager.regionId), { user, provider });
};

export const decideExtension: Action<typeof decideArgs> = defineAction({
  args: decideArgs,
  numbering: null,
  reads: (given, rows, actor) => {
    const manager = rows.get('department', actor.departmentId);
    return [
      ...readsOfCase(given, rows),
      { table: 'department', id: actor.departmentId },
      ...(manager === undefined ? [] : [{ table: 'region' as const, id: manager.regionId }]),
    ];
  },
  apply: ({ caseId, expectedVersion, consent, opinion }, rows, context) => {
    const subject = rows.get('sharingCase', caseId);
    if (subject === undefined) return refuse('record.missing');
    const { actor } = context;
    const refused = firstRefusal(
      [actor.roles.includes('management-admin'), 'role.missing'],
      [competentFor(subject, rows, actor.departmentId), 'extension.not-competent'],
      [isPossible(subject, 'extend'), 'case.state'],
      [subject.extension?.consent === null, 'extension.none-open'],
      [!consent || answerCanBeExtended(subject, context), 'extension.limit-over'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    const asked = subject.extension;
    if (refused !== null) return refused;
    if (asked === null) return refuse('extension.none-open');
    const clocks = consent
      ? prolong(subject.clocks, { pack, id, workingDays: asked.workingDays }, context.calendar)
      : subject.clocks;
    const extension = decidedExtension(asked, { consent, opinion }, context);
    const events = [eventOf(null, { act: consent ? 'extend' : 'refuse-extension', note: opinion }, context)];
    const row = advance(subject, { extension, clocks }, events);
    if (!consent) return write({ table: 'sharingCase', row });
    const text = `“${subject.entryName}”的答复经主管部门同意延长 ${asked.workingDays} 个工作日（条例第21条）。本市 5 个工作日的答复时限（五(三)2）不延长。延长理由：${asked.reason}`;
    return write(
      { table: 'sharingCase', row },
      ...tell(
        [subject.applicantDepartmentId],
        {
          kind: 'answer-extended',
          subjectId: subject.id,
          caseId: subject.id,
          entryId: subject.entryId,
          text,
        },
        context,
      ),
    );
  },
});
