/**
 * Entries on their way up the filing chain, each brought by its officers as far as the source says: county
 * departments over their own platform, the zone to the city directly, and plans to make paper electronic
 * (R025, R029, R050). Every step is the office's own act.
 */

import type { ActionName } from '#shared/domain/actions.ts';
import { contentOf } from '#shared/domain/cataloguing/compose.ts';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { nextHop } from '#shared/domain/cataloguing/filing-hop.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import { type ActingDesk, type Numbering, openActingDesk } from './acting-desk.ts';
import type { Filing } from './compact-source.ts';
import type { Demonstration } from './demonstration-data.ts';
import { type ExpansionSource, expandEntry } from './expand-entry.ts';

const [hour, day] = [3_600_000, 86_400_000];

type Office = { readonly data: Demonstration; readonly desk: ActingDesk; readonly now: number };

const officerOf = ({ data }: Office, departmentId: string, fits: (officer: Officer) => boolean): Officer => {
  const found = data.officers.find((each) => each.departmentId === departmentId && fits(each));
  if (found === undefined) throw new Error(`demonstration data: ${departmentId} has nobody for a filing`);
  return found;
};

/** Who takes what waits now: the region's own desk where it has one, else the city's (三(一)¶2). */
const takerOf = (office: Office, entryId: string): Officer => {
  const { data, desk } = office;
  const draft = desk.row('entryDraft', entryId);
  const region = desk.row('region', desk.row('department', draft.providerId).regionId);
  const own = nextHop(draft, region) === 'own-level';
  const regionId = own ? region.id : data.regions.find(({ level }) => level === 'city')?.id;
  const manager = data.departments.find((each) => each.management && each.regionId === regionId);
  return officerOf(office, manager?.id ?? '', ({ roles }) => roles.includes('management-admin'));
};

/** Everything the gate asks for; a plan's day is counted from the day of the installation. */
const contentFor = (filing: Filing, source: ExpansionSource, now: number): EntryContent => {
  const { duty, reached: _reached, daysAgo: _daysAgo, note: _note, conversion, ...compact } = filing;
  const entry = expandEntry({ ...compact, publishedOn: civilDateOf(now) }, source);
  const plan = conversion && {
    plan: conversion.plan,
    status: 'planned' as const,
    targetDate: civilDateOf(now + conversion.inDays * day),
  };
  const quality = { accurate: true, controlled: true, usable: true, updated: true };
  return { ...contentOf(entry), duty, quality, conversion: plan ?? null };
};

/** One filing's acts, an hour apart. */
const openCase = (office: Office, filing: Filing, { group }: ExpansionSource) => {
  const entryId = `entry-${group.prefix}-${String(filing.number).padStart(3, '0')}`;
  const providerId = filing.provider ?? group.provider;
  const author = officerOf(office, providerId, ({ roles }) => roles.includes('data-officer'));
  const reviewer = officerOf(
    office,
    providerId,
    ({ id, roles }) => id !== author.id && roles.includes('provider-reviewer'),
  );
  let at = office.now - filing.daysAgo * day;
  const act = (name: ActionName, who: Officer, args: object): Promise<void> => {
    at += hour;
    return office.desk.act({ name, who, at, args: { entryId, ...args } });
  };
  const draft = () => office.desk.row('entryDraft', entryId);
  const step = (name: ActionName, who: Officer, args: object = {}): Promise<void> =>
    act(name, who, { expectedVersion: draft().version, ...args });
  return { entryId, author, reviewer, act, step, draft };
};

type Case = ReturnType<typeof openCase>;

const file = async (open: Case, codePrefix: string, content: EntryContent): Promise<void> => {
  const opinion = '逐项核对，未发现涉密内容，同意报备。';
  await open.act('entry.draft', open.author, { codePrefix, content });
  await open.step('entry.submit-review', open.author);
  await open.step('entry.review', open.reviewer, { decision: 'pass', containsStateSecret: false, opinion });
  await open.step('entry.publish', open.author);
};

const onTheWay: readonly string[] = ['filed', 'accepted', 'removal-filed', 'removal-accepted'];

/** Desk by desk until it is where the source says, or has arrived. */
const carry = async (office: Office, open: Case, until: string): Promise<void> => {
  while (open.draft().state !== until && onTheWay.includes(open.draft().state))
    await open.step('filing.accept', takerOf(office, open.entryId));
};

const report = async (office: Office, open: Case, filing: Filing): Promise<void> => {
  for (const { daysAgo, ...said } of filing.conversion?.reports ?? [])
    await office.desk.act({
      name: 'conversion.report',
      who: open.author,
      at: office.now - daysAgo * day,
      args: {
        entryId: open.entryId,
        expectedVersion: office.desk.row('conversionPlan', open.entryId).version,
        ...said,
      },
    });
};

const bring = async (office: Office, filing: Filing, source: ExpansionSource): Promise<void> => {
  const open = openCase(office, filing, source);
  const { reached, note } = filing;
  await file(open, source.group.codePrefix, contentFor(filing, source, office.now));
  if (reached === 'filed') return;
  if (reached === 'returned')
    return open.step('filing.return', takerOf(office, open.entryId), { reason: note });
  await carry(office, open, reached);
  if (reached === 'removal-filed' || reached === 'removed') {
    await open.step('entry.stop', open.author, { reason: note });
    if (reached === 'removed') await carry(office, open, 'stopped');
  }
  await report(office, open, filing);
};

/** Rows of every filing of the demonstration, over those it is installed with. */
export const demonstrationFilings = async (
  data: Demonstration,
  known: readonly Change[],
  { now, numberOf }: { readonly now: number; readonly numberOf: Numbering },
): Promise<readonly Change[]> => {
  const office = { data, now, desk: openActingDesk(known, numberOf) };
  const { source, filings } = data.filings;
  for (const filing of filings) await bring(office, filing, source);
  return office.desk.written();
};
