/** The test office with a breach to be judged: an answer that the provider let run out. */
import { instantOf } from '../../clock/civil-date.ts';
import type { Row } from '../../tables.ts';
import { applicationOf, calendar, monday, type Office, officers } from '../../testing/office.ts';
import { officeOfRegions } from '../../testing/regions.ts';
import { surroundingsOf } from '../surroundings.ts';
import { suspicionsOf } from '../suspect.ts';
import type { Suspicion } from '../suspicion.ts';

/** The Wednesday on which the case was submitted and forwarded. */
export const start = instantOf('2026-11-11', 10);
/** Eight working days after 转至, where an answer is due in five; the day on which tests act. */
export const late = monday;

export const at = (now: number) => ({ now });

/** The departments and regions of the office, and no rights. */
export const places = (office: Office = officeOfRegions()) =>
  surroundingsOf({
    departments: ['d-user', 'd-provider', 'd-bureau', 'd-county', 'd-county-bureau'].map((id) =>
      office.row('department', id),
    ),
    regions: ['region-140900', 'region-county'].map((id) => office.row('region', id)),
    rights: [],
  });

/** Forwarded to d-provider on 2026-11-11, due on 2026-11-18. */
export const forwarded = async (): Promise<Office> => {
  const office = officeOfRegions();
  await office.act(
    'case.submit',
    { caseId: 'c-1', entryId: 'e-1', application: applicationOf(['number']) },
    officers.user,
    at(start),
  );
  await office.act(
    'case.review',
    { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' },
    officers.bureau,
    at(start),
  );
  return office;
};

export const suspicionOf = (office: Office, now = late): Suspicion => {
  const [found] = suspicionsOf('sharingCase', office.row('sharingCase', 'c-1'), { now, calendar }, places());
  if (found === undefined) throw new Error('nothing is suspected');
  return found;
};

/** The decision about the late answer, as the screen sends it. */
export const decisionOf = (office: Office, patch: object = {}) => {
  const { item, evidence } = suspicionOf(office);
  const { table, recordId, aspect } = evidence;
  return {
    violationId: 'v-1',
    table,
    recordId,
    aspect,
    item,
    outcome: 'confirmed',
    reason: '经核实属实',
    ...patch,
  };
};

export const confirmed = async (): Promise<Office> => {
  const office = await forwarded();
  await office.act('violation.decide', decisionOf(office), officers.coordinator, at(late));
  return office;
};

export const content = {
  facts: '在册人口基础信息的申请转至后八个工作日仍未答复。',
  demand: '三日内答复，并说明原因。',
  rectifyBy: '2026-12-10',
};

export const issued = async (): Promise<Office> => {
  const office = await confirmed();
  await office.act('circular.issue', { violationId: 'v-1', content }, officers.coordinator, at(late));
  return office;
};

export const replied = async (): Promise<Office> => {
  const office = await issued();
  const reply = { circularId: 'v-1.circular', expectedVersion: 1, text: '已于 12 月 4 日答复。' };
  await office.act('circular.reply', reply, officers.provider, at(late));
  return office;
};

export const rectified = async (): Promise<Office> => {
  const office = await replied();
  const verdict = { circularId: 'v-1.circular', expectedVersion: 2, rectified: true, note: '已答复' };
  await office.act('circular.verify', verdict, officers.coordinator, at(late));
  return office;
};

export const circularOf = (office: Office): Row<'circular'> => office.row('circular', 'v-1.circular');
