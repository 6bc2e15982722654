import { describe, expect, it } from 'vitest';
import type { CompactEntry, Profile } from './compact-source.ts';
import { type ExpansionSource, expandEntry } from './expand-entry.ts';

const person: Profile = {
  shareType: 'conditional',
  kind: 'data',
  formats: ['database'],
  exchangeMethods: ['interface'],
  dataClass: '个人信息',
  grade: 'general-3',
  agreementRequired: true,
  openToSociety: true,
  shareConditions: '按办件查询。',
  review: { userIdentity: '经办部门', userRegion: '本市', knowledgeScope: '经办人员', useScope: '当次办件' },
};
const source: ExpansionSource = {
  group: {
    prefix: 'rk',
    codePrefix: '101001',
    library: { kind: 'base', base: 'population' },
    provider: 'dept-gongan',
    scenarios: '身份核验',
  },
  profiles: { person },
  types: { beginnings: {}, endings: {} },
};
const compact: CompactEntry = {
  number: 7,
  name: '样例',
  profile: 'person',
  updateCycle: 'daily',
  abstract: '样例摘要',
  items: '姓名 性别',
  publishedOn: '2026-01-05',
};

describe('expanding a demonstration entry', () => {
  it('[R021] makes id and code from the number and fills the rest from profile and group', () => {
    const entry = expandEntry(compact, source);
    expect(entry).toMatchObject({ id: 'entry-rk-007', code: '101001/000007', providerId: 'dept-gongan' });
    expect(entry).toMatchObject({ acquisition: 'duty', status: 'published', demonstration: true });
    expect(entry.formats).toEqual(['database', 'service-interface']);
    expect(entry.review).toMatchObject({
      scenarios: '身份核验',
      provisionMethod: '经共享平台以接口方式提供',
    });
  });

  it('[R033] asks for conditions and an agreement only where some item is not unconditional', () => {
    const closed = expandEntry({ ...compact, items: '姓名:2 性别:1' }, source);
    expect(closed).toMatchObject({ shareType: 'conditional', shareConditions: '按办件查询。' });
    expect(closed).toMatchObject({ agreementRequired: true, openToSociety: false });
    expect(closed.review.sharingAttributes).toBe('有条件共享，各信息项分别定类：有条件共享、无条件共享');
    const open = expandEntry({ ...compact, shareType: 'unconditional' }, source);
    expect(open).toMatchObject({ shareType: 'unconditional', shareConditions: '', agreementRequired: false });
    expect(open).toMatchObject({ openToSociety: true });
    expect(open.review.sharingAttributes).toBe('无条件共享');
  });

  it('[R042] says in the review that a 专用 entry is for the listed departments', () => {
    const entry = expandEntry({ ...compact, dedicatedTo: ['dept-minzheng'] }, source);
    expect(entry.dedicatedTo).toEqual(['dept-minzheng']);
    expect(entry.review.userIdentity).toContain('专用');
  });

  it('[R028] leaves the service interface out where no interface is offered', () => {
    expect(expandEntry({ ...compact, exchangeMethods: ['file'] }, source).formats).toEqual(['database']);
  });

  it('[R021] refuses an unknown profile', () => {
    expect(() => expandEntry({ ...compact, profile: 'nobody' }, source)).toThrow(/profile "nobody"/u);
  });
});
