import { describe, expect, it } from 'vitest';
import { type ActionName, actions } from '#shared/domain/actions.ts';
import { fullContent } from '#shared/domain/cataloguing/testing/catalogue-office.ts';
import { hrefOf, type RouteName, routeOf } from '../../app/routes.ts';
import { draftKey } from '../draft-keys.ts';
import { redoOf } from './redo.ts';
import { noRedoWords } from './redo-words.ts';

/** Every id and text that some act carries. */
const everything = {
  caseId: 'x',
  entryId: 'x',
  grantId: 'x',
  holdId: 'x',
  correctionId: 'x',
  destructionId: 'x',
  replacementId: 'x',
  channelId: 'x',
  demandId: 'x',
  flowId: 'x',
  frontEndId: 'x',
  noticeId: 'x',
  keyId: 'x',
  libraryId: 'x',
  difficultyId: 'x',
  triggerId: 'x',
  departmentId: 'x',
  registrationId: 'x',
  guideId: 'x',
  incidentId: 'x',
  accountId: 'x',
  digest: 'x',
  reason: '原因',
  words: '请按期迁移',
  note: '说明',
  opinion: '意见',
  explanation: '已查',
};

/** What an act also needs before it says what it was about. */
const own: Partial<Record<ActionName, object>> = {
  'case.submit': { application: applicationOf() },
  'case.resubmit': { application: applicationOf() },
  'coordination.decide': { ruling: { kind: 'grant' }, grounds: {} },
  'front-end.register': { plan: { name: '市民政局前置机' } },
  'demand.request': { content: { sourceSystem: '省医保信息平台' } },
  'flow.record': { content: { resource: '低保对象名单' }, regionId: 'x' },
  'flow.revise': { content: { resource: '低保对象名单' }, expectedVersion: 2 },
  'channel.record': { content: { name: '医保专线' } },
  'channel.revise': { content: { name: '医保专线' }, expectedVersion: 2 },
  'entry.draft': { content: fullContent(), codePrefix: '334001' },
  'entry.edit': { content: fullContent() },
  'grant.change-request': {
    wanted: {
      itemIds: ['i'],
      purpose: '核对',
      scenario: '窗口',
      purposeKind: 'handling',
      protection: '',
      callsPerDay: 5,
    },
  },
};

function applicationOf() {
  return {
    itemIds: ['i'],
    purpose: '核验',
    scenario: '窗口',
    method: 'interface',
    validMonths: 12,
    purposeKind: 'handling',
    protection: '',
  };
}

const wayOf = (name: string, args: object = {}) =>
  redoOf({
    mutation: {
      id: '8d0f0e0e-5d5b-4c3c-9f5e-0a4d4a1b2c3d',
      name,
      args: { ...everything, ...own[name as ActionName], ...args },
      madeAt: 1,
      officerId: 'o',
    },
  });

const names = Object.keys(actions) as ActionName[];
const placeOf = (name: ActionName): RouteName | null => {
  const way = wayOf(name);
  return way === null ? null : routeOf(way.href).name;
};

describe('the way back of every act', () => {
  it('S22 leads to 设置 for what is done in 设置 alone', () => {
    expect(names.filter((name) => placeOf(name) === 'settings')).toEqual([
      'key.register',
      'key.certify',
      'key.revoke',
      'policy.switch-pack',
      'county.enter-pack',
      'county.stop-pack',
      'calendar.arrange',
    ]);
  });

  it('S22 is a place of the window, or words that say what to do', () => {
    // 今日 is what an address that names no place leads to.
    expect(names.filter((name) => placeOf(name) === 'today')).toEqual([]);
    expect(names.filter((name) => placeOf(name) === null)).toEqual(['notice.read']);
    for (const name of [...names, 'act.of-tomorrow']) expect(noRedoWords(name)).toContain('放弃');
    expect(wayOf('act.of-tomorrow')).toBeNull();
  });

  it('[R047] [R049] brings back what was written of a front end, a channel and an order', () => {
    expect(wayOf('front-end.register')).toEqual({
      href: hrefOf('frontEnds'),
      draft: [draftKey.frontEnd(), { name: '市民政局前置机' }],
    });
    expect(wayOf('front-end.move')?.draft).toEqual([draftKey.frontEndMove('x'), '说明']);
    expect(wayOf('channel.record')?.draft).toEqual([draftKey.channel('new'), { name: '医保专线' }]);
    expect(wayOf('channel.revise')?.draft).toEqual([draftKey.channel('x:2'), { name: '医保专线' }]);
    expect(wayOf('channel.urge')).toEqual({
      href: hrefOf('channels'),
      draft: [draftKey.urge('x'), '请按期迁移'],
    });
    expect(wayOf('delivery.order')).toEqual({ href: hrefOf('use', { grantId: 'x' }), draft: null });
  });

  it('[R108] [R110] brings back why a pack was switched, a county’s own text, and a year’s holidays as they are typed', () => {
    expect(wayOf('policy.switch-pack', { pack: 'national-2025', on: true })?.draft).toEqual([
      draftKey.switchPack('national-2025'),
      '原因',
    ]);
    const text = {
      name: '代县工作方案',
      source: '代政办发〔2026〕8号',
      validFrom: '2026-12-01',
      validTo: '2027-01-04',
      limits: [{ matter: 'providerAnswer', workingDays: 3, startsAt: 'forwarded', clause: '第六条' }],
    };
    expect(wayOf('county.enter-pack', { text })?.draft).toEqual([
      draftKey.countyPack,
      { ...text, limits: { providerAnswer: { days: 3, clause: '第六条' } } },
    ]);
    expect(wayOf('county.stop-pack')?.draft).toEqual([draftKey.countyStop, '原因']);
    const notice = {
      year: '2027',
      source: '国办发明电',
      restDays: ['2027-01-01', '2027-01-02'],
      workDays: [],
    };
    expect(wayOf('calendar.arrange', notice)?.draft).toEqual([
      draftKey.arrangement('2027'),
      { source: '国办发明电', rest: '2027-01-01、2027-01-02', work: '' },
    ]);
  });
});
