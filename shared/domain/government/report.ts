/** 报本级人民政府 (条例第28条): the department whose decision is not accepted reports it; it has no choice not to. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { advance, eventOf, isPossible } from '../sharing/machine.ts';
import { governmentFileIdOf, governmentReport } from './government-file.ts';

const args = governmentReport.extend({ caseId: identifier, expectedVersion: z.int().positive() });

export const reportToGovernment: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ caseId }) => [
    { table: 'sharingCase', id: caseId },
    { table: 'governmentFile', id: governmentFileIdOf(caseId) },
  ],
  apply: ({ caseId, expectedVersion, ...report }, rows, context) => {
    const subject = rows.get('sharingCase', caseId);
    const file = rows.get('governmentFile', governmentFileIdOf(caseId));
    if (subject === undefined || file === undefined) return refuse('record.missing');
    const { actor, now, madeAt } = context;
    const refused = firstRefusal(
      [actor.roles.includes('management-admin'), 'role.missing'],
      [file.managementId === actor.departmentId, 'department.wrong'],
      [isPossible(subject, 'report-to-government'), 'case.state'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const by = { at: now, madeAt, officerId: actor.officerId, officerName: actor.officerName };
    const note = `${report.government}，${report.reportNumber}`;
    const events = [eventOf(null, { act: 'report-to-government', note }, context)];
    return write(
      { table: 'sharingCase', row: advance(subject, { state: 'reported' }, events) },
      { table: 'governmentFile', row: { ...file, version: file.version + 1, report: { ...report, ...by } } },
    );
  },
});
