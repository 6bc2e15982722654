/** The provider says how far a conversion has come (三(三), R029). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { conversionStatus, isOpenConversion, percentDone } from './conversion-plan.ts';

const args = z.strictObject({
  entryId: identifier,
  expectedVersion: z.int().positive(),
  status: conversionStatus,
  percent: percentDone,
  note: paragraph(1000),
});

/** Done is all of it, not begun is none of it, and under way is what lies between. */
const agree = ({ status, percent }: Pick<z.output<typeof args>, 'status' | 'percent'>): boolean => {
  if (status === 'done') return percent === 100;
  return status === 'planned' ? percent === 0 : percent < 100;
};

export const reportConversion: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ entryId }) => [{ table: 'conversionPlan', id: entryId }],
  apply: ({ entryId, expectedVersion, ...said }, rows, context) => {
    const subject = rows.get('conversionPlan', entryId);
    if (subject === undefined) return refuse('record.missing');
    const { officerId, departmentId, roles } = context.actor;
    const refused = firstRefusal(
      [roles.includes('data-officer'), 'role.missing'],
      [subject.providerId === departmentId, 'department.wrong'],
      [isOpenConversion(subject), 'conversion.state'],
      [subject.version === expectedVersion, 'record.changed'],
      [agree(said), 'conversion.percent', 'percent'],
    );
    if (refused !== null) return refused;
    const report = { ...said, at: context.now, madeAt: context.madeAt, officerId, departmentId };
    return write({
      table: 'conversionPlan',
      row: {
        ...subject,
        version: subject.version + 1,
        status: said.status,
        percent: said.percent,
        reports: [...subject.reports, report],
      },
    });
  },
});
