import { describe, expect, it } from 'vitest';
import { readNoticeDays } from './notice-days.ts';

describe('[R052] dates copied out of a holiday notice', () => {
  it('[R052] reads single dates and ranges, over a month’s end', () => {
    expect(readNoticeDays('2027-01-01至2027-01-03、2027-02-05\n2027-04-30~2027-05-02')).toEqual({
      ok: true,
      dates: [
        '2027-01-01',
        '2027-01-02',
        '2027-01-03',
        '2027-02-05',
        '2027-04-30',
        '2027-05-01',
        '2027-05-02',
      ],
    });
    expect(readNoticeDays(' ')).toEqual({ ok: true, dates: [] });
  });

  it.each(['2027-02-30', '1月1日', '2027-01-03至2027-01-01', '2027-01-01至2028-01-01', '2027-1-1'])(
    'names “%s”, which is no date',
    (text) => {
      expect(readNoticeDays(`2027-05-01 ${text}`)).toEqual({ ok: false, fault: text });
    },
  );
});
