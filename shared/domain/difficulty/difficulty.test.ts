import { describe, expect, it } from 'vitest';
import { audienceOf } from '../access/audience.ts';
import type { Actor } from '../action.ts';
import { openCatalogueOffice, people } from '../cataloguing/testing/catalogue-office.ts';
import { allOfTheCity } from '../testing/areas.ts';
import type { Office } from '../testing/office.ts';
import { decidedDateOf, isRunOut } from './difficulty.ts';

const refused = (code: string) => ({ ok: false, error: { code } });

const statement = {
  subject: { kind: 'data-set', name: '早年婚姻登记纸质档案' },
  reason: '档案尚未数字化，逐页扫描需要经费',
  remedy: '已列入明年预算',
  basis: '',
  basisRank: null,
};
const accept = { outcome: 'accepted', until: '2027-06-30' };
const refuseIt = { outcome: 'not-accepted', shareBy: '2026-12-31' };

const state = (office: Office, patch: object = {}, who: Actor = people.author) =>
  office.act('difficulty.state', { difficultyId: 'f-1', statement: { ...statement, ...patch } }, who);
const decide = (office: Office, verdict: object = accept, who: Actor = people.city) =>
  office.act(
    'difficulty.decide',
    { difficultyId: 'f-1', expectedVersion: 1, verdict, reasons: '理由属实' },
    who,
  );
const row = (office: Office) => office.row('difficulty', 'f-1');

describe('[R015] a statement of difficulty', () => {
  it('[R015] is written to the management, decided with reasons, and the department is told', async () => {
    for (const [verdict, outcome, until] of [
      [accept, 'accepted', '2027-06-30'],
      [refuseIt, 'not-accepted', '2026-12-31'],
    ] as const) {
      const office = openCatalogueOffice();
      expect((await state(office)).ok).toBe(true);
      expect(audienceOf({ table: 'difficulty', row: row(office) }, allOfTheCity)).toEqual([
        'management',
        'department:d-provider',
      ]);
      expect((await decide(office, verdict)).ok).toBe(true);
      expect(row(office)).toMatchObject({
        state: outcome,
        decision: { reasons: '理由属实', departmentId: 'd-bureau' },
      });
      expect(decidedDateOf(row(office))).toBe(until);
      expect(office.count('notice')).toBe(1);
    }
  });

  it('[R015] names an entry of the own department, published or being written, or data without one', async () => {
    const office = openCatalogueOffice();
    const about = (entryId: string) => ({ subject: { kind: 'entry', entryId } });
    expect(await state(office, about('e-missing'))).toMatchObject(refused('difficulty.subject'));
    expect(await state(office, about('e-old'), people.stranger)).toMatchObject(refused('difficulty.subject'));
    expect((await state(office, about('e-old'))).ok).toBe(true);
    expect(row(office).name).toBe('在册人口基础信息');
  });

  it('[R016] never rests on internal rules, and a cited provision comes with its rank', async () => {
    const office = openCatalogueOffice();
    for (const patch of [
      { basis: '《我局数据管理办法》第三条', basisRank: 'policy' },
      { reason: '按本单位内部规定不对外提供' },
    ])
      expect(await state(office, patch)).toMatchObject(refused('difficulty.internal-rules'));
    expect(await state(office, { basis: '《档案法》第二十七条' })).toMatchObject(refused('difficulty.basis'));
    expect(await state(office, { basisRank: 'law' })).toMatchObject(refused('difficulty.basis'));
    expect((await state(office, { basis: '《档案法》第二十七条', basisRank: 'law' })).ok).toBe(true);
  });

  it('[R015] a decision reaches into the future; once its date has passed that is a flag, nothing more', async () => {
    const office = openCatalogueOffice();
    await state(office);
    expect(await decide(office, { outcome: 'accepted', until: '2026-11-23' })).toMatchObject(
      refused('difficulty.date'),
    );
    await decide(office, refuseIt);
    expect([isRunOut(row(office), '2026-12-31'), isRunOut(row(office), '2027-01-01')]).toEqual([false, true]);
    expect(row(office).state).toBe('not-accepted');
  });

  it('[R015] is never decided by whoever stated it', async () => {
    const office = openCatalogueOffice();
    const insider: Actor = { ...people.city, roles: ['data-officer', 'management-admin'] };
    await state(office, {}, insider);
    expect(await decide(office, accept, insider)).toMatchObject(refused('difficulty.own'));
    expect((await decide(office, accept, { ...insider, officerId: 'o-other' })).ok).toBe(true);
  });
});
