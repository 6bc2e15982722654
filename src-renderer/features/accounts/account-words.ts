/** How accounts read in the list and in detail. */
import type { Account, AccountState, Holding } from '#shared/domain/account/account.ts';
import { accountStateLabel, requestKindLabel } from '#shared/domain/account/labels.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { roleLabel } from '#shared/domain/organisation/labels.ts';
import type { AccountUse } from '#shared/protocol/accounts.ts';
import type { Fact, Tone } from '../../ui/pieces.tsx';

const stateTone: Readonly<Record<AccountState, Tone>> = {
  requested: 'amber',
  active: 'green',
  suspended: 'red',
  closed: 'grey',
  rejected: 'grey',
};

export type Mark = { readonly tone: Tone; readonly text: string };

/** The state, and what waits for somebody. */
export const marksOf = ({ state, request, issuable }: Account): readonly Mark[] => [
  ...(state === 'requested' ? [] : [{ tone: stateTone[state], text: accountStateLabel[state] }]),
  ...(request === null
    ? []
    : [{ tone: 'amber' as const, text: `待审批：${requestKindLabel[request.kind]}` }]),
  ...(issuable && state === 'active' ? [{ tone: 'blue' as const, text: '待签发口令' }] : []),
];

export const rolesText = ({ roles }: Pick<Holding, 'roles'>): string =>
  roles.map((held) => roleLabel[held]).join('、');

export const holdingFacts = (holding: Holding, departmentName: (id: string) => string): readonly Fact[] => [
  ['姓名', holding.name],
  ['部门', departmentName(holding.departmentId)],
  ['职责', rolesText(holding)],
];

export const lastSignInText = (use: AccountUse | undefined): string =>
  use === undefined ? '—' : use.lastSignInAt === null ? '还没有登录过' : timeLabel(use.lastSignInAt);

export const credentialText = (use: AccountUse | undefined): string => {
  if (use === undefined) return '—';
  if (use.credential === 'none') return '还没有签发';
  if (use.oneTimeUntil === null) return '本人设置';
  return `一次性口令，${timeLabel(use.oneTimeUntil)} 前须用来设新口令`;
};

/** What needs somebody first, then those in use, by name; those that ended last. */
export const inOrder = (accounts: readonly Account[]): readonly Account[] => {
  const rank = ({ state, request, issuable }: Account): number => {
    if (request !== null) return 0;
    if (issuable && state === 'active') return 1;
    return state === 'suspended' ? 2 : state === 'active' ? 3 : 4;
  };
  return accounts.toSorted(
    (a, b) =>
      rank(a) - rank(b) || a.departmentId.localeCompare(b.departmentId) || a.login.localeCompare(b.login),
  );
};
