import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { Office } from '../testing/office.ts';
import { departmentsOfRegions, officeOfRegions } from '../testing/regions.ts';
import { type DocumentKind, documentKind, missingDocuments, registrationsOf } from './registration.ts';

const document = (kind: DocumentKind) => ({
  kind,
  title: `${kind}办法`,
  number: '忻民发〔2026〕7号',
  issuedOn: '2026-03-01',
  text: '第一条 本局数据共享由数据科牵头。',
});

const content = {
  principal: '王建国',
  responsibleOffice: '政务数据科',
  responsibleOfficer: '李明',
  securityOfficer: '赵安',
  securityBody: '共享交换安全管理科',
  documents: documentKind.options.map(document),
};

const actor = (departmentId: string, roles: Actor['roles'], officerId = `o-${departmentId}`): Actor => ({
  officerId,
  officerName: officerId,
  departmentId,
  roles,
});
const filer = (departmentId: string) => actor(departmentId, ['data-officer']);
const desk = (departmentId: string) => actor(departmentId, ['management-admin'], `o-desk-${departmentId}`);

const file = (office: Office, who: Actor, patch: object = {}, registrationId = 'b-1') =>
  office.act('registration.file', { registrationId, content: { ...content, ...patch } }, who);
const answer = (office: Office, name: 'acknowledge' | 'return', who: Actor, registrationId = 'b-1') =>
  office.act(
    `registration.${name}`,
    {
      registrationId,
      expectedVersion: office.row('registration', registrationId).version,
      ...(name === 'return' ? { reason: '缺安全管理制度' } : {}),
    },
    who,
  );

const filed = async (departmentId = 'd-user'): Promise<Office> => {
  const office = officeOfRegions();
  expect((await file(office, filer(departmentId))).ok).toBe(true);
  return office;
};
const codeOf = (outcome: { ok: boolean; error?: { code: string } }) =>
  outcome.ok ? 'applied' : outcome.error?.code;

describe('备案 of a department', () => {
  it('[R092] says its goals and who carries them out; a filing of before says nothing of them', async () => {
    const office = await filed();
    expect(office.row('registration', 'b-1').content).toMatchObject({ implementingBody: '', goals: '' });
    const goals = '年底前 12 项资源全部以接口方式共享，更新不晚于次日。';
    const patch = { implementingBody: '市民政信息中心', goals };
    expect((await answer(office, 'acknowledge', desk('d-bureau'))).ok).toBe(true);
    expect((await file(office, filer('d-user'), patch, 'b-2')).ok).toBe(true);
    expect(office.row('registration', 'b-2').content).toMatchObject(patch);
  });

  it('[R004] [R010] [R012] acknowledged, is true of the department: agreements name these people from then on', async () => {
    const office = await filed();
    expect(office.row('department', 'd-user').principal).toBe('甲');
    expect(codeOf(await answer(office, 'acknowledge', desk('d-bureau')))).toBe('applied');
    expect(office.row('department', 'd-user')).toMatchObject({
      principal: '王建国',
      responsibleOffice: '政务数据科',
      responsibleOfficer: '李明',
      securityOfficer: '赵安',
      securityBody: '共享交换安全管理科',
    });
    expect(office.row('registration', 'b-1').history.map(({ act }) => act)).toEqual(['file', 'acknowledge']);
  });

  it('[R004] returned, leaves the department as it was, and it files again', async () => {
    const office = await filed();
    await answer(office, 'return', desk('d-bureau'));
    expect(office.row('registration', 'b-1')).toMatchObject({
      state: 'returned',
      history: [{}, { act: 'return', note: '缺安全管理制度' }],
    });
    expect(office.row('department', 'd-user').principal).toBe('甲');
    expect(codeOf(await file(office, filer('d-user'), {}, 'b-2'))).toBe('applied');
  });

  it('[R004] a new one replaces the one in force only when it is acknowledged; the history stays', async () => {
    const office = await filed();
    await answer(office, 'acknowledge', desk('d-bureau'));
    await file(office, filer('d-user'), { principal: '新任' }, 'b-2');
    expect(office.row('registration', 'b-1').state).toBe('acknowledged');
    expect(office.row('department', 'd-user').principal).toBe('王建国');
    await answer(office, 'acknowledge', desk('d-bureau'), 'b-2');
    expect(office.row('registration', 'b-1')).toMatchObject({
      state: 'replaced',
      content: { principal: '王建国' },
    });
    expect(office.row('department', 'd-user').principal).toBe('新任');
    const all = ['b-1', 'b-2'].map((id) => office.row('registration', id));
    expect(registrationsOf(all, 'd-user')).toMatchObject({ inForce: { id: 'b-2' }, waiting: null });
  });

  it('[R004] one waits at a time', async () => {
    const office = await filed();
    expect(codeOf(await file(office, filer('d-user'), {}, 'b-2'))).toBe('registration.waiting');
  });

  it('[R005] [R089] says which documents are missing; where nothing is in force, all are', async () => {
    const office = await filed();
    await answer(office, 'return', desk('d-bureau'));
    await file(office, filer('d-user'), { documents: [document('coordination')] }, 'b-2');
    expect(missingDocuments(null)).toEqual(['internal-rules', 'coordination', 'security']);
    expect(missingDocuments(office.row('registration', 'b-2'))).toEqual(['internal-rules', 'security']);
    expect(missingDocuments(office.row('registration', 'b-1'))).toEqual([]);
  });

  it('[R012] a management department names its security body, others need not', async () => {
    const office = officeOfRegions();
    expect(await file(office, desk('d-bureau'), { securityBody: '' })).toEqual({
      ok: false,
      error: { code: 'registration.security-body', field: 'content.securityBody' },
    });
    expect(codeOf(await file(office, filer('d-user'), { securityBody: '' }))).toBe('applied');
  });

  it('[R004] nobody acknowledges what they filed', async () => {
    const office = officeOfRegions();
    const both = actor('d-bureau', ['data-officer', 'management-admin']);
    await file(office, both);
    expect(codeOf(await answer(office, 'acknowledge', both))).toBe('registration.own');
    expect(codeOf(await answer(office, 'acknowledge', desk('d-bureau')))).toBe('applied');
  });
});

/** Whose filing → whose administrators answer it. */
const desks: Readonly<Record<(typeof departmentsOfRegions)[number], string>> = {
  'd-user': 'd-bureau',
  'd-bureau': 'd-bureau',
  'd-county': 'd-county-bureau',
  'd-county-bureau': 'd-bureau',
};

it.each(departmentsOfRegions)(
  '[R004] [R008] a filing of %s goes to the management of its own level',
  async (id) => {
    for (const from of departmentsOfRegions) {
      const outcome = await answer(await filed(id), 'acknowledge', desk(from));
      expect([from, codeOf(outcome)]).toEqual([
        from,
        from === desks[id] ? 'applied' : 'registration.wrong-desk',
      ]);
    }
  },
);
