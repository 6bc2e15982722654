import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { startClock, stopClocks } from '#shared/domain/clock/clock.ts';
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { calendar } from './calendar.ts';
import { clockLine, clockText } from './clock-text.ts';

const monday = instantOf('2026-11-23', 10);
const answer = startClock(xinzhou2022.clocks.providerAnswer, monday, calendar);
const at = (date: string, hour: number) => clockText(answer, instantOf(date, hour), calendar);

describe('a clock in words', () => {
  it('[R055] counts working days down and names the date and the clause', () => {
    expect(at('2026-11-23', 11)).toEqual({
      standing: '剩 5 个工作日',
      due: '11-30 (周一)',
      clause: '五(三)2',
      tone: 'grey',
      estimated: false,
    });
    expect(at('2026-11-27', 11).standing).toBe('剩 1 个工作日');
  });

  it('[R055] says today on the last day, and overdue from the close of business on', () => {
    expect(at('2026-11-30', 17)).toMatchObject({ standing: '今日到期', tone: 'amber' });
    expect(at('2026-11-30', 19)).toMatchObject({ standing: '已超期', tone: 'red' });
    expect(at('2026-12-02', 9)).toMatchObject({ standing: '超期 2 个工作日', tone: 'red' });
  });

  it('says how a stopped clock ended, whatever the time now', () => {
    const stop = (date: string) =>
      stopClocks([answer], 'provider-answer', { now: instantOf(date, 9), calendar })[0];
    const inTime = stop('2026-11-25');
    const late = stop('2026-12-03');
    if (inTime === undefined || late === undefined) throw new Error('no clock');
    expect(clockText(inTime, instantOf('2027-01-01', 9), calendar).standing).toBe('按期办结');
    expect(clockText(late, instantOf('2027-01-01', 9), calendar).standing).toBe('超期办结');
  });

  it('[R055] says in one line which limit it is and what it rests on', () => {
    const now = instantOf('2026-11-23', 11);
    expect(clockLine(answer, now, calendar)).toBe('提供部门答复：剩 5 个工作日 · 11-30 (周一) · 五(三)2');
    const guessed = startClock(national2025.clocks.providerAnswer, instantOf('2026-12-21', 9), calendar);
    expect(clockLine(guessed, instantOf('2026-12-21', 10), calendar)).toBe(
      '提供部门答复：剩 10 个工作日 · 01-05 (周二) · 条例第21条（按周末推算，待国务院安排）',
    );
  });

  it('marks a date that lies in a year without an arrangement as estimated', () => {
    const far = startClock(xinzhou2022.clocks.providerAnswer, instantOf('2027-12-30', 9), {
      source: '',
      years: {},
    });
    expect(clockText(far, instantOf('2027-12-30', 9), calendar).estimated).toBe(true);
  });
});
