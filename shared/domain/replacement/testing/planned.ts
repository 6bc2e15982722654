/** An office whose one resource is to be replaced by a second one of the same provider. */
import { grantWith } from '../../correction/testing/reported.ts';
import { entryWith, type Office, officers, openOffice } from '../../testing/office.ts';

/** Parallel from the Monday of the tests to the Friday, stop on the Monday after. */
export const planWith = (patch: object = {}) => ({
  oldEntryId: 'e-1',
  newEntryId: 'e-2',
  mapping: [
    { oldItemId: 'name', newItemId: 'name', reason: '' },
    { oldItemId: 'number', newItemId: 'number', reason: '' },
    { oldItemId: 'portrait', newItemId: null, reason: '新资源不再采集人像' },
  ],
  parallelFrom: '2026-11-23',
  parallelTo: '2026-11-27',
  stopOn: '2026-11-30',
  method: '新旧两库并行写入，逐日比对后切换',
  ...patch,
});

/** d-user and d-bureau use e-1; e-2 stands beside it. */
export const officeToReplace = (): Office => {
  const office = openOffice();
  office.put('catalogEntry', entryWith({ id: 'e-2', code: '100001/2', name: '常住人口信息' }));
  office.put('grant', grantWith());
  office.put('grant', grantWith({ id: 'g-2', userDepartmentId: 'd-bureau' }));
  return office;
};

export const plan = (office: Office, patch: object = {}, who = officers.provider) =>
  office.act('replacement.plan', { replacementId: 'r-1', plan: planWith(patch) }, who);

/** The same office with the plan made. */
export const officeWithPlan = async (): Promise<Office> => {
  const office = officeToReplace();
  const outcome = await plan(office);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return office;
};
