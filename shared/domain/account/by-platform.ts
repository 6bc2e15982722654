/** What the platform itself does to an account: taking on older ones, disabling unused ones, issuing a password. */
import type { Officer } from '../organisation/organisation.ts';
import type { Account, AccountEvent } from './account.ts';
import { holdingOf } from './account.ts';

/** An account nobody has signed in to for so long is disabled, in milliseconds (GB/T 22239-2019 8.1.4). */
export const unusedAfter = 90 * 24 * 60 * 60_000;

const platformEvent = (act: AccountEvent['act'], at: number, note: string): AccountEvent => ({
  act,
  at,
  madeAt: at,
  as: 'platform',
  officerId: null,
  officerName: '共享平台',
  departmentId: null,
  holding: null,
  note,
});

type Adopted = {
  readonly login: string;
  readonly officer: Officer;
  readonly closed: boolean;
  readonly now: number;
};

/** The row of an account that was there before accounts were kept as rows. */
export const adoptedAccount = ({ login, officer, closed, now }: Adopted): Account => ({
  ...holdingOf(officer),
  id: officer.id,
  version: 1,
  login,
  state: closed ? 'closed' : 'active',
  request: null,
  issuable: false,
  demonstration: officer.demonstration,
  history: [{ ...platformEvent('adopt', now, ''), holding: holdingOf(officer) }],
});

/** One of the first accounts of a platform: nobody is there yet to ask for it or to decide. */
export const openedByPlatform = (opened: Omit<Adopted, 'closed'>): Account => {
  const row = adoptedAccount({ ...opened, closed: false });
  const note = '平台启用时由平台运维设立的首批管理员';
  const [adopted, ...later] = row.history.map((event) => ({ ...event, note }));
  const issued = platformEvent('issue', opened.now, '');
  return { ...row, history: adopted === undefined ? [issued] : [adopted, ...later, issued] };
};

export const suspendedAsUnused = (subject: Account, now: number): Account => ({
  ...subject,
  version: subject.version + 1,
  state: 'suspended',
  history: [...subject.history, platformEvent('suspend-unused', now, '90 天没有登录')],
});

/** @param event of the administrator who is shown the password; the password itself is in no row */
export const withIssue = (subject: Account, event: AccountEvent): Account => ({
  ...subject,
  version: subject.version + 1,
  issuable: false,
  history: [...subject.history, event],
});
