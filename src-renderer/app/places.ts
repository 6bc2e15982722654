/** The menu: which screens there are, and for whom. */
import type { Role } from '#shared/domain/organisation/organisation.ts';
import { hrefOf, type RouteName } from './routes.ts';

export type Place = {
  readonly title: string;
  readonly href: string;
  readonly routes: readonly RouteName[];
  /** Roles that have it; null where everybody does. */
  readonly roles: readonly Role[] | null;
};

const places: readonly Place[] = [
  { title: '今日', href: hrefOf('today'), routes: ['today'], roles: null },
  { title: '待同步', href: hrefOf('outbox'), routes: ['outbox', 'outboxEntry'], roles: null },
  { title: '目录', href: hrefOf('catalog'), routes: ['catalog', 'entry', 'apply'], roles: null },
  {
    title: '我的申请',
    href: hrefOf('cases'),
    routes: ['cases', 'case', 'supplement'],
    roles: ['data-officer'],
  },
  {
    title: '审核',
    href: hrefOf('review'),
    routes: ['review', 'reviewCase'],
    roles: ['compliance-reviewer', 'provider-reviewer', 'office-head'],
  },
  {
    title: '协调',
    href: hrefOf('coordination'),
    routes: ['coordination', 'coordinationCase'],
    roles: ['management-admin'],
  },
  { title: '授权代理', href: hrefOf('agencies'), routes: ['agencies'], roles: ['provider-reviewer'] },
  {
    title: '协议签署',
    href: hrefOf('agreements'),
    routes: ['agreements', 'agreement'],
    roles: ['data-officer', 'provider-reviewer'],
  },
  { title: '使用', href: hrefOf('usage'), routes: ['usage', 'use'], roles: ['data-officer'] },
  {
    title: '更新与停用',
    href: hrefOf('upkeep'),
    routes: ['upkeep', 'planReplacement'],
    roles: ['data-officer', 'provider-reviewer'],
  },
  {
    title: '疑义更正',
    href: hrefOf('corrections'),
    routes: ['corrections', 'correction', 'reportCorrection'],
    roles: ['data-officer', 'provider-reviewer'],
  },
  {
    title: '使用情况',
    href: hrefOf('supervision'),
    routes: ['supervision', 'supervisedGrant'],
    roles: ['provider-reviewer', 'management-admin', 'observer'],
  },
  {
    title: '数据销毁',
    href: hrefOf('destructions'),
    routes: ['destructions', 'destruction'],
    roles: ['data-officer', 'provider-reviewer', 'management-admin', 'observer'],
  },
  {
    title: '编目发布',
    href: hrefOf('publishing'),
    routes: [
      'publishing',
      'newEntry',
      'importSheet',
      'publishingEntry',
      'editEntry',
      'changes',
      'newChange',
      'difficulties',
      'newDifficulty',
      'collectionChecks',
      'filings',
      'regionFilings',
      'conversions',
      'libraries',
      'library',
    ],
    roles: ['data-officer', 'provider-reviewer', 'management-admin'],
  },
  {
    title: '脱敏预览',
    href: hrefOf('masking'),
    routes: ['masking', 'maskEntry'],
    roles: ['data-officer', 'provider-reviewer'],
  },
  {
    title: '逐级报备',
    href: hrefOf('filings'),
    routes: ['filings', 'regionFilings', 'conversions'],
    roles: ['compliance-reviewer', 'observer'],
  },
  {
    title: '供需台账',
    href: hrefOf('demands'),
    routes: ['demands', 'ranking', 'flowDowns', 'channels', 'frontEnds'],
    roles: ['data-officer', 'provider-reviewer', 'management-admin', 'observer'],
  },
  {
    title: '部门备案',
    href: hrefOf('registrations'),
    routes: ['registrations', 'registration', 'writeRegistration'],
    roles: ['data-officer', 'management-admin', 'observer'],
  },
  {
    title: '安全记录',
    href: hrefOf('security'),
    routes: ['security', 'securityRecord'],
    roles: ['data-officer', 'provider-reviewer', 'management-admin', 'observer'],
  },
  {
    title: '监督检查',
    href: hrefOf('board'),
    routes: ['board', 'suspicions', 'suspicion', 'circulars', 'circular', 'assessments', 'assessment'],
    roles: ['management-admin', 'compliance-reviewer', 'observer'],
  },
  {
    title: '通报和考核',
    href: hrefOf('circulars'),
    routes: ['circulars', 'circular', 'assessments', 'assessment'],
    roles: ['data-officer', 'office-head', 'provider-reviewer'],
  },
  {
    title: '工作站',
    href: hrefOf('workstations'),
    routes: ['workstations'],
    roles: ['security-admin'],
  },
  {
    title: '账号管理',
    href: hrefOf('accounts'),
    routes: ['accounts', 'account'],
    roles: ['system-admin', 'security-admin', 'audit-admin'],
  },
  {
    title: '指南',
    href: hrefOf('guides'),
    routes: ['guides', 'guide', 'writeGuide', 'trainings'],
    roles: null,
  },
  { title: '交换包办理', href: hrefOf('exchange'), routes: ['exchange'], roles: ['management-admin'] },
  { title: '凭证', href: hrefOf('certificates'), routes: ['certificates', 'verify'], roles: null },
  { title: '设置', href: hrefOf('settings'), routes: ['settings'], roles: null },
];

/** One whose every screen another place of theirs leads to already is left out. */
export const placesFor = (roles: readonly Role[]): readonly Place[] => {
  const open = places.filter(
    (place) => place.roles === null || place.roles.some((role) => roles.includes(role)),
  );
  return open.filter(
    (place, at) => !open.slice(0, at).some((before) => place.routes.every((r) => before.routes.includes(r))),
  );
};

/** True where the menu of these roles leads to the screen. */
export const isOpenTo = (route: RouteName, roles: readonly Role[]): boolean =>
  placesFor(roles).some((place) => place.routes.includes(route));
