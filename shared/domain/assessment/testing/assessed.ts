/** The test office with a period that is over, and a sheet of it. */
import { instantOf } from '../../clock/civil-date.ts';
import type { Row } from '../../tables.ts';
import { type Office, officers } from '../../testing/office.ts';
import { forwarded } from '../../violation/testing/watched.ts';
import { proposedIndicators } from '../indicator.ts';

/** November: the answer of {@link forwarded} fell due on the 18th. */
export const plan = {
  periodId: 'p-1',
  name: '2026年11月考核',
  period: { from: '2026-11-01', to: '2026-11-20' },
  indicators: proposedIndicators,
};
export const sheetId = 'p-1.d-provider';

export const compute = (office: Office, patch: object = {}, who = officers.coordinator) =>
  office.act('assessment.compute', { plan, departmentId: 'd-provider', mergedIds: [], ...patch }, who);

export const announced = async (): Promise<Office> => {
  const office = await forwarded();
  await compute(office);
  return office;
};

export const sheetOf = (office: Office): Row<'assessment'> => office.row('assessment', sheetId);

export const objected = async (): Promise<Office> => {
  const office = await announced();
  const objection = {
    assessmentId: sheetId,
    expectedVersion: 1,
    indicatorId: 'answers',
    text: '平台停机所致',
  };
  await office.act('assessment.object', objection, officers.provider);
  return office;
};

export const frozen = async (): Promise<Office> => {
  const office = await announced();
  await office.act('assessment.freeze', { assessmentId: sheetId, expectedVersion: 1 }, officers.coordinator);
  return office;
};

export const yearsLater = instantOf('2029-05-08', 9);
