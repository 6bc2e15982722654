import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { codecOf } from '#shared/domain/masking/csv/codec.ts';
import { maskReport } from '#shared/domain/masking/report.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import type { Progress } from './mask-messages.ts';
import { delimitedSource } from './mask-source.ts';
import { Workbench } from './workbench.ts';

const line = (at: number) => `王小${'明红军'[at % 3]},1360351${1000 + (at % 9000)},${20 + (at % 50)},好`;
const people = (rows: number) =>
  ['姓名,手机号,年龄,备注', ...Array.from({ length: rows }, (_, at) => line(at))].join('\n');
const opened = (text: string | Uint8Array<ArrayBuffer>) =>
  Workbench.open(delimitedSource(new Blob([text])), {});
const still = new AbortController().signal;
const run = (bench: Workbench, rules: MaskRuleSet, onProgress: (done: Progress) => void = () => {}) =>
  bench.run(rules, { signal: still, onProgress, startHands: () => null });

describe('[R038] the workbench in the window’s worker', () => {
  it('[R038] tells of the file, previews it, and writes what it previewed, with its digest', async () => {
    const bench = await opened(people(3_000));
    const { header, suggested, shown, sampled, profiles } = bench.opened();
    expect([header.length, shown, sampled]).toEqual([4, 2_000, 2_000]);
    expect(profiles[0]?.common).toEqual([]);
    const [first] = bench.preview({ rules: suggested, from: 0, count: 1 });
    expect(first?.before[1]).toBe('13603511000');
    const { report, output } = await run(bench, suggested);
    const text = (await output?.blob.text()) ?? '';
    expect(text.split('\n')[1]).toBe(first?.after.join(','));
    expect(output?.digest).toBe(bytesToHex(sm3(utf8Encode(text))));
    expect(maskReport.parse(report)).toMatchObject({ rows: 3_000, outcome: 'clean' });
  });

  it('[R038] a file of many pieces is masked whole, and says how far it is', async () => {
    const bench = await opened(people(120_000));
    const told: number[] = [];
    const { report, output } = await run(bench, bench.opened().suggested, ({ rows }) => void told.push(rows));
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(report.rows).toBe(120_000);
    expect((await output?.blob.text())?.split('\n')).toHaveLength(120_001);
  });

  it('[R038] what is left over without a reason is not put out; what falls short of k is, and says so', async () => {
    const bench = await opened(people(100));
    const { suggested } = bench.opened();
    const columns = suggested.columns.map((rule) => ({
      ...rule,
      algorithm: { id: 'keep', reason: '' } as const,
    }));
    expect(await run(bench, { ...suggested, columns })).toMatchObject({
      report: { outcome: 'left-over' },
      output: null,
    });
    const risk = { quasiIdentifiers: ['年龄'], sensitive: null, leastK: 5, leastL: 1 };
    const short = await run(bench, { ...suggested, risk });
    expect(short.report.outcome).toBe('risk-too-high');
    expect(short.output?.digest).toHaveLength(64);
    expect(bench.suggest({ ...suggested, risk })).toMatchObject({ k: expect.any(Number) });
  });

  it('[R038] stops when it is told to', async () => {
    const stop = new AbortController();
    const bench = await opened(people(120_000));
    const running = bench.run(bench.opened().suggested, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
      startHands: () => null,
    });
    await expect(running).rejects.toThrow('stopped');
  });

  it('[R038] keyed rules show nothing until the secret is there, and differ by purpose', async () => {
    const bench = await opened(people(50));
    const { suggested } = bench.opened();
    const columns = suggested.columns.map((rule, at) =>
      at === 0 ? { ...rule, algorithm: { id: 'pseudonym' } as const } : rule,
    );
    const first = (purpose: string) =>
      bench.preview({ rules: { ...suggested, columns, purpose }, from: 0, count: 1 })[0]?.after[0];
    expect(first('甲')).toBeNull();
    bench.setSecret(new Uint8Array(32).fill(7));
    expect(first('甲')).not.toBe(first('乙'));
    expect(first('甲')).toBe(first('甲'));
  });

  it.each([
    ['a ragged row', 'a,b\n1,2\n3\n', '第 3 行（标题为第 1 行）：列数与标题行不一致'],
    ['a broken quote', 'a,b\n1,"2\n', '第 2 行（标题为第 1 行）：引号没有成对'],
    ['a workbook under another name', 'PK\u0003\u0004rest', 'Excel 工作簿'],
    ['nothing at all', '', '文件是空的'],
  ])('[R038] %s is told with its row', async (_, text, says) => {
    const tried = opened(text).then((bench) => run(bench, bench.opened().suggested));
    await expect(tried).rejects.toThrow(says);
  });

  it('[R038] GB18030 stays GB18030', async () => {
    const gb = codecOf('gb18030');
    const bench = await opened(new Uint8Array(gb.encode(people(30))));
    expect(bench.opened().encoding).toBe('gb18030');
    const { output } = await run(bench, bench.opened().suggested);
    const bytes = new Uint8Array((await output?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(gb.decode(bytes)).toContain('王****,136****00');
  });
});

it('[R038] a file that is changed while it is read ends the work without an output', async () => {
  const whole = new Blob([people(120_000)]);
  let reads = 0;
  const changing = {
    size: whole.size,
    slice: (from: number, to: number) => {
      reads += 1;
      if (reads > 70) return { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) };
      return whole.slice(from, to);
    },
  } as unknown as Blob;
  const bench = await Workbench.open(delimitedSource(changing), {});
  reads = 70;
  await expect(run(bench, bench.opened().suggested)).rejects.toThrow('被改动或移走');
});
