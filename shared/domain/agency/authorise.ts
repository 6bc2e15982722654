/** Authorising an agent for 有条件共享 resources of one's own (五(四)1, R061). */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { overallShareType } from '../catalog/share-type.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { advance, eventOf, isPossible } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import type { Change } from '../tables.ts';
import { type Agency, covers } from './agency.ts';

const args = z.strictObject({
  agencyId: identifier,
  agentId: identifier,
  entryIds: z
    .array(identifier)
    .min(1)
    .max(200)
    .refine((ids) => new Set(ids).size === ids.length, { message: 'entries.repeated' }),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  note: optionalParagraph(1000),
});
type Args = z.output<typeof args>;

const isConditional = (entry: CatalogEntry): boolean =>
  entry.dedicatedTo === null && overallShareType(entry.items) === 'conditional';

/** True where an authorisation that has not ended shares an entry and a day with the new one. */
const overlaps = (earlier: Agency, wanted: Args): boolean =>
  earlier.state === 'active' &&
  earlier.validFrom <= wanted.validTo &&
  wanted.validFrom <= earlier.validTo &&
  earlier.entryIds.some((id) => wanted.entryIds.includes(id));

const openAgency = (given: Args, context: ActionContext): Agency => ({
  id: given.agencyId,
  version: 1,
  providerId: context.actor.departmentId,
  agentId: given.agentId,
  entryIds: given.entryIds,
  validFrom: given.validFrom,
  validTo: given.validTo,
  note: given.note,
  state: 'active',
  authorisedAt: context.now,
  authorisedBy: context.actor.officerId,
  revokedAt: null,
  revokedBy: null,
  revokedReason: '',
});

/** An application of the agent's own stays with the provider: nobody answers themselves. */
const entrust = (subject: SharingCase, agent: Agency, context: ActionContext): Change => ({
  table: 'sharingCase',
  row: advance(subject, { agentId: agent.agentId }, [
    eventOf(null, { act: 'entrust', note: agent.note }, context),
  ]),
});

const checkTerms = (
  given: Args,
  entries: readonly CatalogEntry[],
  subject: { readonly earlier: readonly Agency[]; readonly context: ActionContext },
) => {
  const { departmentId, roles } = subject.context.actor;
  const today = civilDateOf(subject.context.now);
  return firstRefusal(
    [roles.includes('provider-reviewer'), 'role.missing'],
    [entries.every((entry) => entry.providerId === departmentId), 'department.wrong', 'entryIds'],
    [given.agentId !== departmentId, 'agency.own-department', 'agentId'],
    [entries.every(isConditional), 'agency.conditional-only', 'entryIds'],
    [given.validFrom <= given.validTo && given.validTo >= today, 'agency.period', 'validTo'],
    [!subject.earlier.some((each) => overlaps(each, given)), 'agency.exists', 'entryIds'],
  );
};

export const authorise: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ agencyId, agentId, entryIds }) => [
    { table: 'agency', id: agencyId },
    { table: 'department', id: agentId },
    ...entryIds.map((id) => ({ table: 'catalogEntry' as const, id })),
  ],
  lists: (_given, _rows, actor) => [
    { table: 'agency', field: 'providerId', value: actor.departmentId },
    { table: 'sharingCase', field: 'providerId', value: actor.departmentId },
  ],
  apply: (given, rows, context) => {
    const entries = given.entryIds.map((id) => rows.get('catalogEntry', id));
    if (rows.get('agency', given.agencyId) !== undefined) return refuse('record.exists');
    if (rows.get('department', given.agentId) === undefined) return refuse('record.missing', 'agentId');
    const found = entries.filter((entry) => entry !== undefined);
    if (found.length < entries.length) return refuse('record.missing', 'entryIds');
    const { departmentId } = context.actor;
    const earlier = rows.list('agency', 'providerId', departmentId);
    const refused = checkTerms(given, found, { earlier, context });
    if (refused !== null) return refused;
    const opened = openAgency(given, context);
    const today = civilDateOf(context.now);
    const waiting = rows
      .list('sharingCase', 'providerId', departmentId)
      .filter(
        (each) =>
          isPossible(each, 'answer') &&
          each.applicantDepartmentId !== given.agentId &&
          covers(opened, each.entryId, today),
      );
    return write({ table: 'agency', row: opened }, ...waiting.map((each) => entrust(each, opened, context)));
  },
});
