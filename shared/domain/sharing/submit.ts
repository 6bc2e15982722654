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
import { type PolicyPack, rulesFor } from '../policy/pack.ts';
import { packsInForce, packsOf } from '../policy/packs.ts';
import type { Refusal } from '../refusals.ts';
import { conditionsAsApplied, consent, consentReads, readsOfCase } from './consent.ts';
import { advance, eventOf, isPossible } from './machine.ts';
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

/** What a case takes from the entry when it is applied for, the first time and again. */
const termsOf = (entry: CatalogEntry, wanted: Application, departmentId: string) => {
  const items = entry.items.filter((item) => wanted.itemIds.includes(item.id));
  return {
    entryName: entry.name,
    items,
    route: routeOf(entry, items, departmentId),
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

/** A lapsed pack opens no case (八(二), R110). */
const openingPacks = (context: ActionContext): readonly PolicyPack[] =>
  packsInForce(context.packs, civilDateOf(context.now));

const openCase = (
  entry: CatalogEntry,
  args: z.output<typeof submitArgs>,
  context: ActionContext,
): SharingCase => {
  const terms = termsOf(entry, args.application, context.actor.departmentId);
  const packs = openingPacks(context);
  return {
    id: args.caseId,
    number: context.number,
    version: 1,
    state: 'submitted',
    ...terms,
    packs: packs.map(({ id }) => id),
    entryId: entry.id,
    entryCode: entry.code,
    providerId: entry.providerId,
    applicantDepartmentId: context.actor.departmentId,
    applicantOfficerId: context.actor.officerId,
    clocks: receiptClocks(terms.route, packs, context),
    forwardedAt: null,
    conditions: null,
    refusal: null,
    agreementId: null,
    grantId: null,
    renews: null,
    agentId: null,
    toldMissing: [],
    extension: null,
    history: [eventOf(null, { act: 'submit' }, context)],
  };
};

/** To review, or straight to use where the department stands on the 专用 list (R043). */
const proceed = (subject: SharingCase, rows: Rows, context: ActionContext): Outcome =>
  subject.route === 'dedicated'
    ? consent(
        subject,
        { conditions: conditionsAsApplied(subject, context.now), clocks: subject.clocks, events: [] },
        rows,
        context,
      )
    : write({ table: 'sharingCase', row: subject });

/** Opens a case as applied for; `renews` names the grant it would go on with, null for a first application. */
export const applyFor = (
  args: z.output<typeof submitArgs> & Pick<SharingCase, 'renews'>,
  rows: Rows,
  context: ActionContext,
): Outcome => {
  const entry = rows.get('catalogEntry', args.entryId);
  if (rows.get('sharingCase', args.caseId) !== undefined) return refuse('record.exists');
  if (entry === undefined) return refuse('record.missing');
  const refused =
    firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [openingPacks(context).length > 0, 'policy.lapsed'],
    ) ?? checkApplication(entry, args.application, context);
  return refused ?? proceed({ ...openCase(entry, args, context), renews: args.renews }, rows, context);
};

export const submit: Action<typeof submitArgs> = defineAction({
  args: submitArgs,
  numbering: 'case',
  reads: (args, rows, actor) => [
    { table: 'sharingCase', id: args.caseId },
    ...consentReads(args.entryId, rows, actor.departmentId),
  ],
  apply: (args, rows, context) => applyFor({ ...args, renews: null }, rows, context),
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
      ) ?? checkApplication(entry, args.application, context);
    if (refused !== null) return refused;
    const terms = termsOf(entry, args.application, context.actor.departmentId);
    const next = advance(
      subject,
      {
        state: 'submitted',
        applicantOfficerId: context.actor.officerId,
        ...terms,
        clocks: [...subject.clocks, ...receiptClocks(terms.route, packsOf(subject.packs), context)],
      },
      [eventOf(null, { act: 'resubmit' }, context)],
    );
    return proceed(next, rows, context);
  },
});
