/** Applying for items of an entry, and applying again after 补正 (R017, R043, R051, R053). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { checkOffer } from '../catalog/offer.ts';
import { isDedicatedTo, strictestShareType } from '../catalog/share-type.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { startClocks } from '../clock/clock.ts';
import { runsUnder809 } from '../policy/national-2025.ts';
import { type PolicyPack, rulesFor } from '../policy/pack.ts';
import { packsInForce, packsOf, packsOfRegion } from '../policy/packs.ts';
import type { Refusal } from '../refusals.ts';
import { conditionsAsApplied, consent, consentReads, readsOfCase } from './consent.ts';
import { advance, eventOf, isPossible } from './machine.ts';
import { mostCallsPerDay } from './purpose-kind.ts';
import {
  type Application,
  application,
  caseIdentifier,
  type Route,
  type SharingCase,
} from './sharing-case.ts';

const submitArgs = z.strictObject({ caseId: caseIdentifier, entryId: identifier, application });
const resubmitArgs = z.strictObject({ caseId: identifier, expectedVersion: z.int().positive(), application });

/** The strictest of the items decides the road; the 专用 list opens its own (decision 6; 五(四)4). */
export const routeOf = (entry: CatalogEntry, items: SharingCase['items'], departmentId: string): Route => {
  if (isDedicatedTo(entry, departmentId)) return 'dedicated';
  return strictestShareType(items) === 'unconditional' ? 'unconditional' : 'conditional';
};

type Refused = { readonly ok: false; readonly error: Refusal };

const checkApplication = (
  entry: CatalogEntry,
  wanted: Application,
  context: ActionContext,
): Refused | null => {
  const { departmentId } = context.actor;
  return (
    firstRefusal([entry.providerId !== departmentId, 'case.own-provider']) ??
    checkOffer(entry, { departmentId, itemIds: wanted.itemIds, field: 'application.itemIds' }) ??
    firstRefusal(
      [entry.exchangeMethods.includes(wanted.method), 'case.method-unavailable', 'application.method'],
      [
        wanted.purposeKind === 'handling' || wanted.protection !== '',
        'case.protection-missing',
        'application.protection',
      ],
    )
  );
};

/** What a case goes back to: a right it renews, or one whose terms it would change; all null for a first application. */
type Origin = Pick<SharingCase, 'renews' | 'changes' | 'change'>;
const first: Origin = { renews: null, changes: null, change: null };

/** What a case takes from the entry when it is applied for, the first time and again. */
const termsOf = (entry: CatalogEntry, wanted: Application, asked: Origin & { departmentId: string }) => {
  const items = entry.items.filter((item) => wanted.itemIds.includes(item.id));
  return {
    entryName: entry.name,
    items,
    // Whatever the items are, and 专用 too: a change of a right is the provider's to consent to (条例第25条).
    route: asked.changes === null ? routeOf(entry, items, asked.departmentId) : ('conditional' as const),
    application: wanted,
    agreementRequired: entry.agreementRequired,
  };
};

/** Every clock that the application's receipt starts; 条例第21条 counts the provider's answer from there too. */
const receiptClocks = (
  route: Route,
  packs: readonly PolicyPack[],
  context: ActionContext,
): SharingCase['clocks'] => {
  if (route === 'dedicated') return [];
  const matters =
    route === 'unconditional'
      ? (['unconditionalReview'] as const)
      : (['conditionalReview', 'providerAnswer'] as const);
  const rules = matters.flatMap((matter) => rulesFor(packs, matter));
  return startClocks(rules, 'application-received', context);
};

/** A lapsed pack opens no case (八(二), R110); the provider's region adds its own, and no other's (八(一), R108). */
export const packsOfNewCase = (context: ActionContext, regionId?: string): readonly PolicyPack[] => {
  const today = civilDateOf(context.now);
  return packsInForce(packsOfRegion(context.packs, regionId, today), today);
};

const openCase = (
  entry: CatalogEntry,
  args: z.output<typeof submitArgs> & { readonly origin: Origin; readonly regionId: string | undefined },
  context: ActionContext,
): SharingCase => {
  const { departmentId } = context.actor;
  const terms = termsOf(entry, args.application, { ...args.origin, departmentId });
  const ids = { packs: packsOfNewCase(context, args.regionId).map(({ id }) => id) };
  return {
    id: args.caseId,
    number: context.number,
    version: 1,
    state: 'submitted',
    ...terms,
    ...ids,
    entryId: entry.id,
    entryCode: entry.code,
    providerId: entry.providerId,
    applicantDepartmentId: context.actor.departmentId,
    applicantOfficerId: context.actor.officerId,
    clocks: [],
    forwardedAt: null,
    conditions: null,
    refusal: null,
    agreementId: null,
    grantId: null,
    ...args.origin,
    agentId: null,
    toldMissing: [],
    extension: null,
    history: [eventOf(null, { act: runsUnder809(ids) ? 'prepare' : 'submit' }, context)],
  };
};

/**
 * It reached the platform: the clocks of its receipt start (decision 9).
 * To review, or straight to use where the department stands on the 专用 list (R043).
 */
const receive = (subject: SharingCase, rows: Rows, context: ActionContext): Outcome => {
  const started = receiptClocks(subject.route, packsOf(subject.packs, context.packs), context);
  const received = { ...subject, state: 'submitted' as const, clocks: [...subject.clocks, ...started] };
  return subject.route === 'dedicated'
    ? consent(
        received,
        { conditions: conditionsAsApplied(subject, context.now), clocks: received.clocks, events: [] },
        rows,
        context,
      )
    : write({ table: 'sharingCase', row: received });
};

/** Under 809 it first waits for the department's own head, and has reached nobody yet (条例第20条). */
const sendOut = (subject: SharingCase, rows: Rows, context: ActionContext): Outcome =>
  runsUnder809(subject)
    ? write({ table: 'sharingCase', row: { ...subject, state: 'awaiting-consent' } })
    : receive(subject, rows, context);

/** The application with the head's consent: checked against the entry as it is now, and sent out on its terms of today. */
export const sendConsented = (subject: SharingCase, rows: Rows, context: ActionContext): Outcome => {
  const entry = rows.get('catalogEntry', subject.entryId);
  if (entry === undefined) return refuse('record.missing');
  const { application: wanted, applicantDepartmentId: departmentId } = subject;
  const refused = checkApplication(entry, wanted, context);
  return (
    refused ?? receive({ ...subject, ...termsOf(entry, wanted, { ...subject, departmentId }) }, rows, context)
  );
};

/** Opens a case as applied for. */
export const applyFor = (
  args: z.output<typeof submitArgs>,
  [rows, context]: readonly [Rows, ActionContext],
  origin: Origin,
): Outcome => {
  const entry = rows.get('catalogEntry', args.entryId);
  if (rows.get('sharingCase', args.caseId) !== undefined) return refuse('record.exists');
  if (entry === undefined) return refuse('record.missing');
  const refused =
    firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [packsOfNewCase(context).length > 0, 'policy.lapsed'],
    ) ?? checkApplication(entry, args.application, context);
  const regionId = rows.get('department', entry.providerId)?.regionId;
  return refused ?? sendOut(openCase(entry, { ...args, origin, regionId }, context), rows, context);
};

export const submit: Action<typeof submitArgs> = defineAction({
  args: submitArgs,
  numbering: 'case',
  reads: (args, rows, actor) => [
    { table: 'sharingCase', id: args.caseId },
    ...consentReads(args.entryId, rows, actor.departmentId),
  ],
  apply: (args, rows, context) => applyFor(args, [rows, context], first),
});

export const resubmit: Action<typeof resubmitArgs> = defineAction({
  args: resubmitArgs,
  numbering: null,
  reads: readsOfCase,
  apply: (args, rows, context) => {
    const subject = rows.get('sharingCase', args.caseId);
    const entry = subject && rows.get('catalogEntry', subject.entryId);
    if (subject === undefined || entry === undefined) return refuse('record.missing');
    const refused =
      firstRefusal(
        [context.actor.roles.includes('data-officer'), 'role.missing'],
        [subject.applicantDepartmentId === context.actor.departmentId, 'department.wrong'],
        [subject.version === args.expectedVersion, 'record.changed'],
        [isPossible(subject, 'resubmit'), 'case.state'],
        // The calls that a change asks for stay as asked; another kind of use may allow fewer.
        [
          subject.change === null ||
            subject.change.callsPerDay <= mostCallsPerDay[args.application.purposeKind],
          'answer.analysis-calls',
          'application.purposeKind',
        ],
      ) ?? checkApplication(entry, args.application, context);
    if (refused !== null) return refused;
    const { officerId, departmentId } = context.actor;
    const terms = termsOf(entry, args.application, { ...subject, departmentId });
    const act = runsUnder809(subject) ? 'prepare' : 'resubmit';
    const events = [eventOf(null, { act }, context)];
    const next = advance(subject, { applicantOfficerId: officerId, ...terms }, events);
    return sendOut(next, rows, context);
  },
});
