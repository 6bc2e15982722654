/** A file masked in pieces by several hands, and columns whose values change places: the same as in one go, row by row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import type { MaskAlgorithm } from '../algorithm.ts';
import { leastShuffled } from '../disturb.ts';
import { shuffledPreview } from '../preview.ts';
import type { MaskRuleSet } from '../rule-set.ts';
import { testKeys } from '../testing/keys.ts';
import { codecOf } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { openHead } from './csv-head.ts';
import { inOrder } from './hands.ts';
import { MaskRun } from './mask-run.ts';
import { type Piece, PieceWork } from './piece-work.ts';
import { RecordCut } from './record-cut.ts';

const utf8 = codecOf('utf-8');
const usual: Readonly<Record<string, MaskAlgorithm>> = {
  姓名: { id: 'mask', kind: 'name', shape: { by: 'ends', first: 1, last: 0 } },
  备注: { id: 'free-text', numbers: 'mask' },
};

const subjectOf = (text: string, algorithms: Readonly<Record<string, MaskAlgorithm>> = usual) => {
  // The titles alone: what is wrong further down is for the run to find.
  const titles = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const head = openHead({ first: utf8.encode(titles), complete: true, chosen: {} }, () => utf8);
  const columns = head.header.map((column) => ({
    column,
    kind: null,
    dataClass: '业务数据',
    grade: 'general-1' as const,
    algorithm: algorithms[column] ?? { id: 'keep' as const, reason: '核对' },
  }));
  const rules: MaskRuleSet = { form: 1, purpose: '甲', columns, risk: null };
  return { ...head, rules, keys: testKeys('甲') };
};

const chunksOf = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

const faultOf = (error: unknown) => {
  if (!(error instanceof CsvFault)) throw error;
  return { code: error.code, row: error.row };
};

/** Output and figures, or why not. */
const inOneGo = (text: string, algorithms = usual) => {
  const run = new MaskRun(subjectOf(text, algorithms));
  try {
    const output = joinedBytes([run.push(utf8.encode(text)).slice(), run.end().slice()]);
    return { output: utf8.decode(output), result: run.result() };
  } catch (error) {
    return faultOf(error);
  }
};

const byHands = async (
  text: string,
  { hands, chunk }: { readonly hands: number; readonly chunk: number },
) => {
  const subject = subjectOf(text);
  const run = new MaskRun(subject);
  const pieces: Piece[] = [];
  for (const part of [...chunksOf(utf8.encode(text), chunk), null]) {
    const piece = run.cut(part ?? new Uint8Array(), part === null);
    if (piece !== null) pieces.push(piece);
  }
  const others = Array.from({ length: hands - 1 }, () => {
    const work = new PieceWork(subject);
    return {
      do: async (piece: Piece) => {
        // Not at once: pieces wait.
        await null;
        const done = work.do(piece);
        return { ...done, output: done.output.slice() };
      },
    };
  });
  const parts: Uint8Array[] = [];
  try {
    for await (const done of inOrder(pieces, others, run)) parts.push(run.join(done).slice());
    return { output: utf8.decode(joinedBytes(parts)), result: run.result() };
  } catch (error) {
    return faultOf(error);
  }
};

const cell = fc.oneof(
  fc.constantFrom(
    '王小明',
    '欧阳锋',
    '13812345678',
    '无',
    '',
    '"a ""b"" c"',
    '"两\n行"',
    '"两\r\n行"',
    '"\n\n"',
  ),
  fc.string({ unit: fc.constantFrom('a', '1', '"', '\n', '\r', ',', '王'), maxLength: 5 }),
);
const file = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 12 }),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    lastEnd: fc.boolean(),
  })
  .map(
    ({ rows, lineEnd, lastEnd }) =>
      ['姓名,备注', ...rows.map((row) => row.join(','))].join(lineEnd) + (lastEnd ? lineEnd : ''),
  );

describe('[R038] a file in pieces', () => {
  it('[R038] gives the bytes, the figures or the refused row that it gives in one go, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 30 }),
        async (text, hands, chunk) => {
          expect(await byHands(text, { hands, chunk })).toEqual(inOneGo(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('[R038] is cut at the ends of records alone, and nowhere in a record that is too long to be one', () => {
    const cut = new RecordCut();
    expect(cut.push(utf8.encode('a,"x\n'), false)).toBeNull();
    expect(utf8.decode(cut.push(utf8.encode('y",b\nc,"d\n'), false) ?? new Uint8Array())).toBe(
      'a,"x\ny",b\n',
    );
    expect(utf8.decode(cut.push(new Uint8Array(), true) ?? new Uint8Array())).toBe('c,"d\n');
    const open = new RecordCut();
    expect(open.push(utf8.encode('"'), false)).toBeNull();
    expect(open.push(new Uint8Array(5 << 20).fill(0x61), false)).toHaveLength((5 << 20) + 1);
  });
});

const shuffled: Readonly<Record<string, MaskAlgorithm>> = { 姓名: { id: 'shuffle', rows: 10 } };
const listOf = (rows: number): string =>
  [
    '\uFEFF姓名,编号',
    ...Array.from({ length: rows }, (_, at) => `${at % 3 === 0 ? `"人,${at}"` : `人${at}`},${at}`),
  ].join('\n');

describe('[R038] 重排 as a file streams', () => {
  it.each([10, 19, 20, 25, 60])(
    '[R038] %i values change places, none is lost, the other columns stay',
    (rows) => {
      const text = listOf(rows);
      const made = inOneGo(text, shuffled);
      if (!('output' in made)) throw new Error(made.code);
      const [before, after] = [text, made.output].map((each) =>
        each.split('\n').map((line) => /^(.*),([^,]*)$/u.exec(line)?.slice(1) ?? []),
      );
      expect(after?.map(([, number]) => number)).toEqual(before?.map(([, number]) => number));
      expect(after?.map(([name]) => name).toSorted()).toEqual(before?.map(([name]) => name).toSorted());
      const moved = after?.filter(([name], at) => name !== before?.[at]?.[0]).length ?? 0;
      expect(moved).toBeGreaterThan(rows / 2);
      expect(made.result.columns[0]).toMatchObject({ column: '姓名', changed: moved, left: [] });
      const head = openHead({ first: utf8.encode(text), complete: true, chosen: {} }, () => utf8);
      const written = openHead({ first: utf8.encode(made.output), complete: true, chosen: {} }, () => utf8);
      const shown = shuffledPreview(subjectOf(text, shuffled), head.header, head.rows()).get(0);
      expect(shown).toEqual(written.rows().map(([name]) => name));
    },
  );

  it('[R038] so few that each would be known are hidden', () => {
    const made = inOneGo(listOf(leastShuffled - 1), shuffled);
    expect('output' in made && made.output.split('\n').slice(1)).toEqual(
      Array.from({ length: leastShuffled - 1 }, (_, at) => `****,${at}`),
    );
  });
});
