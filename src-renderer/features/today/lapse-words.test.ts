import { describe, expect, it } from 'vitest';
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { lapseLines } from './lapse-words.ts';

const at = (today: string, manages = false, packs = [xinzhou2022]) => lapseLines(packs, today, manages);
const both = [xinzhou2022, national2025] as never;

describe('[R110] the end of the policy’s term on 今日', () => {
  it('[R110] stands there from October 2026 with the last day and the days left, and before that not', () => {
    expect(at('2026-09-30')).toEqual([]);
    expect(at('2026-10-01').map(({ says }) => says)).toEqual([
      '忻政办发〔2022〕3号有效期至2027年1月4日，还有 95 天',
    ]);
    expect(at('2026-11-27')[0]?.says).toContain('还有 38 天');
    expect(at('2027-01-04')[0]?.says).toContain('今天是最后一天');
    expect(at('2027-01-05')).toMatchObject([{ lapsed: true, says: expect.stringContaining('已于') }]);
  });

  it('[R110] says what to do next: to the management, to a department, and where another text goes on', () => {
    expect(at('2026-11-27', true)[0]?.next).toContain('启用条例');
    expect(at('2026-11-27')[0]?.next).toContain('届满前提出');
    expect(at('2027-01-05')[0]?.next).toContain('暂不受理');
    for (const manages of [true, false]) {
      const [line, ...more] = at('2027-01-05', manages, both);
      expect(more).toEqual([]);
      expect(line?.next).toContain('其余政策包');
    }
  });
});
