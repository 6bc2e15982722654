import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { answerWorkdays, workdaysHelp } from './workdays.ts';

const ask = (line: string) => answerWorkdays(line.split(' '));

describe('desk workdays', () => {
  it('[R052] [R055] adds working days over holidays and make-up weekends', () => {
    expect(ask('add 2025-09-26 5')).toEqual({ out: '2025-10-10', note: '', exitCode: 0 });
    expect(ask('add 2026-04-30 15').out).toBe('2026-05-25');
  });

  it('[R052] counts those after the first date up to the second, negative backwards', () => {
    expect(ask('count 2025-09-26 2025-10-10').out).toBe('5');
    expect(ask('count 2025-10-10 2025-09-26').out).toBe('-5');
    expect(ask('count 2025-09-26 2025-09-26').out).toBe('0');
  });

  it('says where an answer rests on a year without an arrangement', () => {
    expect(ask('add 2098-01-04 5').note).toContain('待国务院安排');
    expect(ask('count 2025-01-06 2098-01-06').note).toContain('待国务院安排');
  });

  it.each([
    'add',
    'add 2025-02-30 5',
    'add 2025-9-26 5',
    'add 20250926 5',
    'add 1999-12-31 5',
    'add 2025-13-01 5',
    'add 2025-09-26',
    'add 2025-09-26 0',
    'add 2025-09-26 -1',
    'add 2025-09-26 1.5',
    'add 2025-09-26 367',
    'add 2025-09-26 5 6',
    'count 2025-09-26',
    'count 2025-09-26 today',
    'subtract 2025-09-26 5',
  ])('“%s” gives one sentence and exit code 2', (line) => {
    const { out, note, exitCode } = ask(line);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(note).toMatch(/^[^\n]+。$/u);
  });

  it('explains itself', () => {
    expect(ask('--help')).toEqual({ out: workdaysHelp.trimEnd(), note: '', exitCode: 0 });
    expect(ask('add --help').exitCode).toBe(0);
    expect(answerWorkdays([]).out).toContain('workdays');
  });

  it('answers as a program: the date alone on standard output, the sentence on standard error', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['src-main/start/desk.ts', 'workdays', ...args], { encoding: 'utf8' });
    const good = run('add', '2025-09-26', '5');
    expect([good.stdout, good.stderr, good.status]).toEqual(['2025-10-10\n', '', 0]);
    const bad = run('add', 'tomorrow', '5');
    expect([bad.stdout, bad.status]).toEqual(['', 2]);
    expect(bad.stderr).toContain('“tomorrow”不是日期');
  });
});
