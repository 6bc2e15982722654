/** Reporting a doubt or an error straight to the provider, and adding what it asks for (R067, R068). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { startClocks } from '../clock/clock.ts';
import { rulesFor } from '../policy/pack.ts';
import { packsOfRegion } from '../policy/packs.ts';
import { correctionReport, isCorrectionPossible } from './correction.ts';
import { advanceCorrection, correctionEventOf, limitOf } from './record.ts';

const reportArgs = z.strictObject({
  correctionId: identifier,
  grantId: identifier,
  report: correctionReport,
});
const supplementArgs = z.strictObject({
  correctionId: identifier,
  expectedVersion: z.int().positive(),
  text: paragraph(1000),
});

/** Whatever became of the right since: data once received is still relied on, and its errors still concern the provider. */
export const reportCorrection: Action<typeof reportArgs> = defineAction({
  args: reportArgs,
  numbering: null,
  reads: ({ correctionId, grantId }, rows) => {
    const { entryId, providerId } = rows.get('grant', grantId) ?? {};
    return [
      { table: 'correction', id: correctionId },
      { table: 'grant', id: grantId },
      ...(entryId === undefined ? [] : [{ table: 'catalogEntry' as const, id: entryId }]),
      ...(providerId === undefined ? [] : [{ table: 'department' as const, id: providerId }]),
    ];
  },
  apply: ({ correctionId, grantId, report }, rows, context) => {
    const grant = rows.get('grant', grantId);
    const entry = grant && rows.get('catalogEntry', grant.entryId);
    if (rows.get('correction', correctionId) !== undefined) return refuse('record.exists');
    if (grant === undefined || entry === undefined) return refuse('record.missing');
    const { actor } = context;
    const items = entry.items.filter(({ id }) => report.itemIds.includes(id) && grant.itemIds.includes(id));
    const refused = firstRefusal(
      [actor.roles.includes('data-officer'), 'role.missing'],
      [grant.userDepartmentId === actor.departmentId, 'department.wrong'],
      [items.length === report.itemIds.length, 'correction.item-unknown', 'report.itemIds'],
    );
    if (refused !== null) return refused;
    const regionId = rows.get('department', grant.providerId)?.regionId;
    const packs = packsOfRegion(context.packs, regionId, civilDateOf(context.now));
    const row = {
      id: correctionId,
      version: 1,
      state: 'checking' as const,
      ...report,
      itemNames: items.map(({ name }) => name),
      grantId,
      caseId: grant.caseId,
      entryId: entry.id,
      entryCode: entry.code,
      entryName: entry.name,
      providerId: grant.providerId,
      userDepartmentId: grant.userDepartmentId,
      officerId: actor.officerId,
      clocks: startClocks(rulesFor(packs, 'correction'), 'correction-received', context),
      history: [correctionEventOf([], { act: 'report' }, context)],
      proceedings: [],
    };
    return write({ table: 'correction', row }, limitOf(row));
  },
});

export const supplementCorrection: Action<typeof supplementArgs> = defineAction({
  args: supplementArgs,
  numbering: null,
  reads: ({ correctionId }) => [{ table: 'correction', id: correctionId }],
  apply: ({ correctionId, expectedVersion, text }, rows, context) => {
    const subject = rows.get('correction', correctionId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [subject.userDepartmentId === context.actor.departmentId, 'department.wrong'],
      [isCorrectionPossible(subject, 'supplement'), 'correction.state'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const event = correctionEventOf(subject.clocks, { act: 'supplement', note: text }, context);
    return write({ table: 'correction', row: advanceCorrection(subject, { state: 'checking' }, event) });
  },
});
