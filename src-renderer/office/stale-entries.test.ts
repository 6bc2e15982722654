import { describe, expect, it } from 'vitest';
import { sampleEntry } from '../sync/testing/sample-rows.ts';
import { calendar } from './calendar.ts';
import { staleEntries } from './stale-entries.ts';

const stale = (...entries: ReturnType<typeof sampleEntry>[]) =>
  staleEntries(entries, '2026-11-23', calendar).map(({ id, updatedOn, dueOn }) => [id, updatedOn, dueOn]);

describe('[R027] [R075] what a provider has to bring up to date', () => {
  it('[R075] lists what is past due, the longest overdue first', () => {
    const entries = [
      sampleEntry({ id: 'fresh', updateCycle: 'daily', contentUpdatedOn: '2026-11-23' }),
      sampleEntry({ id: 'week', updateCycle: 'weekly', contentUpdatedOn: '2026-11-09' }),
      sampleEntry({ id: 'day', updateCycle: 'daily', contentUpdatedOn: '2026-11-19' }),
      sampleEntry({ id: 'never', updateCycle: 'quarterly', publishedOn: '2026-01-05' }),
    ];
    expect(stale(...entries)).toEqual([
      ['never', '2026-01-05', '2026-04-07'],
      ['week', '2026-11-09', '2026-11-16'],
      ['day', '2026-11-19', '2026-11-20'],
    ]);
  });

  it('[R075] leaves out what is stopped and what no date can tell of', () => {
    const old = { contentUpdatedOn: '2026-01-05' };
    expect(stale(sampleEntry({ id: 'a', status: 'stopped', ...old }))).toEqual([]);
    expect(stale(sampleEntry({ id: 'b', updateCycle: 'realtime', ...old }))).toEqual([]);
  });
});
