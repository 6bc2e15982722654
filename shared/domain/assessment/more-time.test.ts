/** More time under 809 alone against a period that has been counted (条例第17条; R093). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCatalogueOffice, people } from '../cataloguing/testing/catalogue-office.ts';
import { addDays, civilDateOf, instantOf } from '../clock/civil-date.ts';
import { type Clock, startClock } from '../clock/clock.ts';
import { type Extension, prolong } from '../clock/extension.ts';
import { national2025 } from '../policy/national-2025.ts';
import { calendar, type Office } from '../testing/office.ts';
import { type AssessedRows, figureOf, questionOf } from './count.ts';

const decree = [national2025];
const updates = { id: 'u', name: '更新', clause: '七(二)', measure: 'updates', weight: 100 } as const;

const figureAt = (row: AssessedRows['changeTrigger'][number], to: string, now: number) => {
  const rows = { sharingCase: [], changeTrigger: [row], correctionLimit: [], circular: [] };
  const asked = { departmentIds: ['d-provider'], period: { from: '2026-01-01', to }, excluded: [] };
  const { hits, of } = figureOf(updates, questionOf(rows, asked, { now, calendar }));
  return [hits, of];
};

const recorded = async (): Promise<Office> => {
  const office = openCatalogueOffice();
  const change = {
    triggerId: 't-1',
    departmentId: 'd-provider',
    statement: {
      kind: 'function',
      title: '职能划转',
      basis: '机构改革方案',
      inForceOn: '2026-11-16',
      entryIds: ['e-old'],
    },
  };
  const done = await office.act('change.record', change, people.author, { packs: decree });
  if (!done.ok) throw new Error(done.error.code);
  return office;
};

describe('[R093] a period that was counted', () => {
  it('[R026] [R093] property: whenever more time is asked for and consented to, the figure stays as it was counted', async () => {
    const act = async (office: Office, name: 'ask' | 'decide', now: number) => {
      const on = { triggerId: 't-1', expectedVersion: office.row('changeTrigger', 't-1').version };
      const at = { now, packs: decree };
      return name === 'ask'
        ? office.act('change.ask-extension', { ...on, workingDays: 5, reason: '改造' }, people.author, at)
        : office.act('change.decide-extension', { ...on, consent: true, opinion: '同意' }, people.city, at);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 7, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        async (asked, decided, counted) => {
          const office = await recorded();
          // The period ends the day before it is counted; whatever was decided by then is in it.
          const from = '2026-11-16';
          const sheetAt = instantOf(addDays(from, counted + 7), 10);
          const to = addDays(civilDateOf(sheetAt), -1);
          const times = [asked, asked + decided].map((days) => instantOf(addDays(from, days), 11));
          const [askAt = 0, decideAt = 0] = times;
          if (askAt <= sheetAt) await act(office, 'ask', askAt);
          if (decideAt <= sheetAt) await act(office, 'decide', decideAt);
          const before = figureAt(office.row('changeTrigger', 't-1'), to, sheetAt);
          if (askAt > sheetAt) await act(office, 'ask', askAt);
          if (decideAt > sheetAt) await act(office, 'decide', decideAt);
          expect(figureAt(office.row('changeTrigger', 't-1'), to, sheetAt)).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[R093] takes off days consented to afterwards, under a date that a year’s notice gave since', () => {
    const limit = startClock(national2025.clocks.catalogUpdate, instantOf('2026-11-16', 0), calendar);
    const sheetAt = instantOf('2026-12-01', 10);
    const given = (decidedAt: number): Extension => ({
      workingDays: 5,
      reason: '改造',
      askedAt: decidedAt - 1,
      askedBy: 'o',
      consent: true,
      opinion: '',
      decidedAt,
      decidedBy: 'm',
    });
    const row = (extension: Extension | null, clocks: readonly Clock[]) =>
      ({
        id: 't-1',
        title: '修订',
        providerId: 'd-provider',
        clocks,
        extension,
        history: [{ at: limit.startedAt }],
      }) as never;
    const longer = prolong([limit], { ...limit, workingDays: 5 }, calendar);
    expect(figureAt(row(null, [limit]), '2026-11-30', sheetAt)).toEqual([0, 1]);
    expect(figureAt(row(given(sheetAt + 1), longer), '2026-11-30', sheetAt)).toEqual([0, 1]);
    // Consented to before it was computed, it counts.
    expect(figureAt(row(given(sheetAt), longer), '2026-11-30', sheetAt)).toEqual([0, 0]);
  });
});
