/** A department renamed or merged: what is kept, and what is refused (七(二)). */
import { describe, expect, it } from 'vitest';
import { tables } from '../tables.ts';
import { officers } from '../testing/office.ts';
import { officeOfRegions } from '../testing/regions.ts';
import { isMergedBy, mergedInto, mergerOf } from './adjustment.ts';
import { mostAdjustments } from './record.ts';

const order = { on: '2026-11-19', document: '忻编发〔2026〕5号' };
const rename = (patch: object = {}) => ({
  ...order,
  departmentId: 'd-agent',
  expectedCount: 0,
  name: '忻州市新名称局',
  shortName: '市新名称局',
  ...patch,
});
const merge = (patch: object = {}) => ({
  ...order,
  departmentId: 'd-agent',
  expectedCount: 0,
  intoId: 'd-user',
  ...patch,
});
const admin = officers.coordinator;
const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe('[R093] a department', () => {
  it('[R093] that is renamed keeps its id, and what it was called, by which document and from when', async () => {
    const office = officeOfRegions();
    const before = office.row('department', 'd-agent').name;
    expect((await office.act('department.rename', rename(), admin)).ok).toBe(true);
    const row = office.row('department', 'd-agent');
    expect(tables.department.safeParse(row).error).toBeUndefined();
    expect(row).toMatchObject({
      name: '忻州市新名称局',
      shortName: '市新名称局',
      adjustments: [{ kind: 'rename', former: before, ...order, officerId: 'o-coordinator' }],
    });
  });

  it('[R093] that is merged counts with the other from its day on, also by way of a third', async () => {
    const office = officeOfRegions();
    expect((await office.act('department.merge', merge(), admin)).ok).toBe(true);
    const onwards = merge({ departmentId: 'd-user', intoId: 'd-provider', on: '2026-11-20' });
    expect((await office.act('department.merge', onwards, admin)).ok).toBe(true);
    const all = ['d-agent', 'd-user', 'd-provider'].map((id) => office.row('department', id));
    expect(mergedInto('d-provider', all, '2026-11-20')).toEqual(['d-user', 'd-agent']);
    expect(mergedInto('d-provider', all, '2026-11-19')).toEqual([]);
    expect(mergedInto('d-user', all, '2026-11-19')).toEqual(['d-agent']);
    expect(all.map((each) => mergerOf(each)?.into ?? null)).toEqual(['d-user', 'd-provider', null]);
    expect(isMergedBy(office.row('department', 'd-agent'), '2026-11-18')).toBe(false);
  });

  it.each([
    ['a day that has not come', 'department.rename', rename({ on: '2026-11-24' }), 'reorganisation.future'],
    [
      'what was looked at before another',
      'department.rename',
      rename({ expectedCount: 1 }),
      'record.changed',
    ],
    ['itself', 'department.merge', merge({ intoId: 'd-agent' }), 'reorganisation.target'],
    [
      'one of another level',
      'department.merge',
      merge({ intoId: 'd-county-bureau' }),
      'reorganisation.target',
    ],
    ['one that is not there', 'department.merge', merge({ intoId: 'd-none' }), 'record.missing'],
    [
      'a management department',
      'department.merge',
      merge({ departmentId: 'd-bureau' }),
      'reorganisation.management',
    ],
  ] as const)('[R093] is not renamed or merged on, by or into %s', async (_, name, args, code) => {
    expect(await officeOfRegions().act(name, args, admin)).toEqual(refusedWith(code));
  });

  it('[R093] is not renamed to what it is called, and not merged into one that is gone', async () => {
    const office = officeOfRegions();
    const same = rename({ name: office.row('department', 'd-agent').name });
    expect(await office.act('department.rename', same, admin)).toEqual(
      refusedWith('reorganisation.same-name'),
    );
    await office.act('department.merge', merge(), admin);
    const into = merge({ departmentId: 'd-provider', intoId: 'd-agent' });
    expect(await office.act('department.merge', into, admin)).toEqual(refusedWith('reorganisation.target'));
  });

  it('[R093] stays readable however often it is renamed', async () => {
    const office = officeOfRegions();
    for (let count = 0; count <= mostAdjustments; count += 1)
      await office.act(
        'department.rename',
        rename({ expectedCount: count, name: `忻州市第${count}局` }),
        admin,
      );
    const row = office.row('department', 'd-agent');
    expect(row.adjustments).toHaveLength(mostAdjustments);
    expect(tables.department.safeParse(row).error).toBeUndefined();
  });
});
