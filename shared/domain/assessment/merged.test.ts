/** A department that was merged into another counts once in a period, whichever was recorded first (七(二)). */
import { describe, expect, it } from 'vitest';
import { officers } from '../testing/office.ts';
import { forwarded } from '../violation/testing/watched.ts';
import { announced, compute, sheetOf } from './testing/assessed.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe('a sheet', () => {
  it('[R093] of a department that another was merged into counts both, and the other has none of its own', async () => {
    const office = await forwarded();
    const into = { intoId: 'd-user', expectedCount: 0, on: '2026-11-19', document: '忻编发〔2026〕5号' };
    const merge = { departmentId: 'd-provider', ...into };
    expect(await office.act('department.merge', merge, officers.coordinator)).toMatchObject({ ok: true });
    expect(await compute(office)).toEqual(refusedWith('assessment.merged-away'));
    const joined = { departmentId: 'd-user', mergedIds: ['d-provider'] };
    expect(await compute(office, joined)).toMatchObject({ ok: true });
    expect(office.row('assessment', 'p-1.d-user')).toMatchObject({
      mergedIds: ['d-provider'],
      figures: expect.arrayContaining([{ indicatorId: 'answers', hits: 0, of: 1 }]),
    });
    expect(await compute(office, joined)).toEqual(refusedWith('assessment.counted'));
  });

  it('[R093] is merged with what was recorded as merged by the end of the period, and with nothing else', async () => {
    const office = await forwarded();
    const joined = { departmentId: 'd-user', mergedIds: ['d-provider'] };
    expect(await compute(office, joined)).toEqual(refusedWith('assessment.not-merged'));
    const later = { intoId: 'd-user', expectedCount: 0, on: '2026-11-21', document: '忻编发〔2026〕5号' };
    await office.act('department.merge', { departmentId: 'd-provider', ...later }, officers.coordinator);
    expect(await compute(office, joined)).toEqual(refusedWith('assessment.not-merged'));
    // Merged after the period's end, it has the sheet of its own that the period is owed.
    expect(await compute(office)).toMatchObject({ ok: true });
  });

  it('[R093] never leaves out a department that was merged, nor counts it twice', async () => {
    const office = await forwarded();
    const order = { expectedCount: 0, on: '2026-11-19', document: '忻编发〔2026〕5号' };
    const merge = (departmentId: string, intoId: string) =>
      office.act('department.merge', { ...order, departmentId, intoId }, officers.coordinator);
    await merge('d-provider', 'd-agent');
    await merge('d-agent', 'd-user');
    const countWith = (mergedIds: readonly string[]) =>
      compute(office, { departmentId: 'd-user', mergedIds });
    for (const mergedIds of [
      [],
      ['d-agent'],
      ['d-agent', 'd-agent'],
      ['d-provider', 'd-agent', 'd-provider'],
    ])
      expect(await countWith(mergedIds)).toEqual(refusedWith('assessment.left-out'));
    expect(await countWith(['d-provider', 'd-agent'])).toMatchObject({ ok: true });
    expect(office.row('assessment', 'p-1.d-user').figures[0]).toEqual({
      indicatorId: 'answers',
      hits: 0,
      of: 1,
    });
  });

  it('[R093] is owed to a department whose merger was recorded after the other was counted', async () => {
    const office = await forwarded();
    expect(await compute(office, { departmentId: 'd-user' })).toMatchObject({ ok: true });
    const into = { intoId: 'd-user', expectedCount: 0, on: '2026-11-19', document: '忻编发〔2026〕5号' };
    await office.act('department.merge', { departmentId: 'd-provider', ...into }, officers.coordinator);
    expect(await compute(office)).toMatchObject({ ok: true });
    expect(sheetOf(office).figures[0]).toEqual({ indicatorId: 'answers', hits: 0, of: 1 });
  });

  it('[R093] leaves a merged department to its own sheet where it already has one', async () => {
    const office = await announced();
    const into = { intoId: 'd-user', expectedCount: 0, on: '2026-11-19', document: '忻编发〔2026〕5号' };
    await office.act('department.merge', { departmentId: 'd-provider', ...into }, officers.coordinator);
    const twice = { departmentId: 'd-user', mergedIds: ['d-provider'] };
    expect(await compute(office, twice)).toEqual(refusedWith('assessment.counted'));
    expect(await compute(office, { departmentId: 'd-user' })).toMatchObject({ ok: true });
  });
});
