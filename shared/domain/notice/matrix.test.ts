/** Who may acknowledge a notice: whoever handles cases or answers in the department told (R077). */
import { gate, matrixOf } from '../testing/matrix.ts';
import { monday, type Office, openOffice } from '../testing/office.ts';
import type { Notice } from './notice.ts';

type State = 'none' | 'unread' | 'read';

const notice: Notice = {
  id: 'n-1',
  kind: 'correction-made',
  caseId: null,
  grantId: null,
  entryId: 'e-1',
  departmentId: 'd-user',
  fromDepartmentId: 'd-provider',
  text: '数据已更正',
  at: monday,
  readBy: [],
};

const told = (readBy: string[]): Office => {
  const office = openOffice();
  office.put('notice', { ...notice, readBy });
  return office;
};

matrixOf<State>({
  covers: ['notice.read'],
  states: { none: () => openOffice(), unread: () => told([]), read: () => told(['o-data-officer-d-user']) },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R077] acknowledge a notice',
      name: 'notice.read',
      args: () => ({ noticeId: 'n-1' }),
      expected: gate<State>({
        roles: ['data-officer', 'provider-reviewer'],
        departments: ['d-user'],
        states: ['unread', 'read'],
        missing: ['none'],
      }),
    },
  ],
});
