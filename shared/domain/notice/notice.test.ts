import { describe, expect, it } from 'vitest';
import { role } from '../organisation/organisation.ts';
import { officers, openOffice } from '../testing/office.ts';
import { type Notice, notice } from './notice.ts';

const told: Notice = notice.parse({
  id: 'n-1',
  kind: 'correction-made',
  caseId: null,
  grantId: 'g-1',
  entryId: 'e-1',
  departmentId: 'd-user',
  fromDepartmentId: 'd-provider',
  text: '数据已更正',
  at: 0,
  readBy: [],
});

const officeWithNotice = () => {
  const office = openOffice();
  office.put('notice', told);
  return office;
};

describe('reading a notice', () => {
  it('[R077] leaves the receipt of each officer who read it, once', async () => {
    const office = officeWithNotice();
    const colleague = { ...officers.user, officerId: 'o-colleague' };
    for (const who of [officers.user, officers.user, colleague])
      expect((await office.act('notice.read', { noticeId: 'n-1' }, who)).ok).toBe(true);
    expect(office.row('notice', 'n-1').readBy).toEqual(['o-user', 'o-colleague']);
  });

  it('[R077] is for the case roles of the department told: nobody else can give its receipt', async () => {
    for (const held of role.options) {
      for (const departmentId of ['d-user', 'd-provider', 'd-bureau']) {
        const who = { ...officers.user, departmentId, roles: [held] };
        const outcome = await officeWithNotice().act('notice.read', { noticeId: 'n-1' }, who);
        const mayRead = held === 'data-officer' || held === 'provider-reviewer';
        const wrongDepartment = departmentId === 'd-user' ? 'read' : 'department.wrong';
        expect([held, departmentId, outcome.ok ? 'read' : outcome.error.code]).toEqual([
          held,
          departmentId,
          mayRead ? wrongDepartment : 'role.missing',
        ]);
      }
    }
  });

  it('[R077] of a notice that is not there is refused', async () => {
    const outcome = await openOffice().act('notice.read', { noticeId: 'n-1' }, officers.user);
    expect(outcome).toEqual({ ok: false, error: { code: 'record.missing' } });
  });
});
