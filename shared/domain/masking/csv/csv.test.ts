import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaskAlgorithm } from '../algorithm.ts';
import { compileRule, type MaskValue } from '../compile.ts';
import { type SensitiveKind, sensitiveKinds } from '../kind.ts';
import { usualAlgorithm } from '../suggest.ts';
import { testKeys } from '../testing/keys.ts';
import { nearOf, spelledOf } from '../testing/values.ts';
import { type Codec, type Encoding, codecOf as makeCodec } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { CsvJudge } from './csv-judge.ts';
import { CsvMasker } from './csv-masker.ts';
import { type Delimiter, delimiters } from './sniff.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const columnOf = (algorithm: MaskAlgorithm, kind: SensitiveKind | null = null) => {
  const made = compileRule(
    { column: 'c', kind, dataClass: 'x', grade: 'general-1', algorithm },
    testKeys('甲'),
  );
  const mask: MaskValue = made.ok && made.value.by === 'value' ? made.value.mask : () => 'refused';
  return { algorithm, mask };
};

/** Each made once: the table of GB18030 takes a moment. */
const codecs: Readonly<Record<Encoding, Codec>> = {
  'utf-8': makeCodec('utf-8'),
  gb18030: makeCodec('gb18030'),
};
const codecOf = (encoding: Encoding): Codec => codecs[encoding];

type Column = ReturnType<typeof columnOf>;

const run = (
  bytes: Uint8Array,
  columns: readonly Column[],
  { chunk = 1 << 16, encoding = 'utf-8' as Encoding, delimiter = ',' as Delimiter, bom = 0 } = {},
) => {
  const masker = new CsvMasker(
    { codec: codecOf(encoding), format: { encoding, delimiter, bom } },
    columns,
    null,
  );
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    parts.push(masker.push(bytes.subarray(at, at + chunk)).slice());
  parts.push(masker.end().slice());
  return { out: new Uint8Array(parts.flatMap((part) => [...part])), masker };
};

const quotedIf = (value: string, always: boolean, delimiter: string) =>
  always || /["\r\n]/u.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value;

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '王', '"', ',', ';', '|', '\t', '\n', '\r', '1', ' ', '𠮷', '·'),
    maxLength: 8,
  }),
  ...sensitiveKinds.map((kind) => spelledOf(kind).map(({ spelled }) => spelled)),
  ...sensitiveKinds.map(nearOf),
);
const algorithm = fc.oneof(
  fc.constantFrom(...sensitiveKinds).map((kind) => columnOf(usualAlgorithm[kind], kind)),
  fc
    .constantFrom<MaskAlgorithm>(
      { id: 'keep', reason: '' },
      { id: 'redact' },
      { id: 'replace', with: '某人,甲' },
      { id: 'free-text', numbers: 'mask' },
      { id: 'free-text', numbers: 'keep' },
      { id: 'pseudonym' },
      { id: 'encrypt' },
      { id: 'generalise-number', width: 10 },
    )
    .map((each) => columnOf(each)),
);

const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    columns: fc.array(algorithm, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), {
      maxLength: 6,
    }),
    delimiter: fc.constantFrom(...delimiters),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom<Encoding>('utf-8', 'gb18030'),
    lastEnd: fc.boolean(),
    chunk: fc.integer({ min: 1, max: 64 }),
  }),
);

describe('[R038] a delimited file, masked on bytes', () => {
  it('[R038] gives what masking every value by itself gives, in the same shape, at any chunk, encoding and delimiter', () => {
    fc.assert(
      fc.property(table, ({ columns, rows, delimiter, lineEnd, encoding, lastEnd, chunk }) => {
        const write = (values: readonly (readonly [string, boolean])[]) =>
          values
            .map(([value, quoted]) =>
              quotedIf(value, quoted || (value === '' && values.length === 1), delimiter),
            )
            .join(delimiter);
        const header = columns.map((_, at) => [`列${at}`, false] as const);
        const body = (change: (value: string, at: number, row: number) => string) =>
          [
            write(header),
            ...rows.map((row, number) =>
              write(
                row.map(
                  ([value, quoted], at) =>
                    [
                      change(value, at, number + 1),
                      quoted || quotedIf(value, false, delimiter) !== value,
                    ] as const,
                ),
              ),
            ),
          ].join(lineEnd) + (lastEnd ? lineEnd : '');
        const codec = codecOf(encoding);
        const bytes = codec.encode(body((value) => value));
        const { out, masker } = run(bytes, columns, { chunk, encoding, delimiter });
        const wanted = body((value, at, row) => columns[at]?.mask(value, row) ?? '');
        expect(codec.decode(out)).toBe(wanted);
        expect(masker.rows).toBe(rows.length);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['resident-id', 'mobile', 'bank-card', 'email', 'name', 'birth-date'] as const)(
    '[R038] the fast %s mask is the rule’s own',
    (kind) => {
      const column = columnOf(usualAlgorithm[kind], kind);
      fc.assert(
        fc.property(
          fc.oneof(
            spelledOf(kind).map(({ spelled }) => spelled),
            nearOf(kind),
            spelledOf(kind).map(({ plain }) => plain),
          ),
          (value) => {
            fc.pre(!/[",\r\n]/u.test(value));
            const { out } = run(bytesOf(`t\n${value}\n`), [column]);
            expect(new TextDecoder().decode(out)).toBe(`t\n${column.mask(value, 1)}\n`);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it('[R038] an address known by its beginning has the result of the rule’s own function', () => {
    const column = columnOf(usualAlgorithm.address, 'address');
    const word = fc.constantFrom(
      '山西省',
      '忻州市',
      '忻府区',
      '定襄县',
      '北京市',
      '朝阳区',
      '自治',
      '县',
      '林区',
      '州',
      '市',
      '长征街',
      '小区',
      '5号',
      ' ',
      '（',
      '永州',
      '区',
      '自治州',
      '1',
    );
    const address = fc.array(word, { maxLength: 7 }).map((words) => words.join(''));
    fc.assert(
      fc.property(
        fc.array(address, { minLength: 1, maxLength: 12 }),
        fc.constantFrom<Encoding>('utf-8', 'gb18030'),
        (values, encoding) => {
          const rows = [...values, ...values.map((value) => `${value}城市3号`)].filter(
            (value) => value !== '',
          );
          const { out } = run(codecOf(encoding).encode(`t\n${rows.join('\n')}\n`), [column], { encoding });
          expect(codecOf(encoding).decode(out)).toBe(
            `t\n${rows.map((value) => quotedIf(column.mask(value, 1), column.mask(value, 1) === '', ',')).join('\n')}\n`,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[R038] a byte order mark stays; what is kept is copied as it stands, quotes and all', () => {
    const text = '\ufeff姓名,备注\r\n王芳,"已,办"\r\n"欧阳锋",""\r\n';
    const { out, masker } = run(
      bytesOf(text),
      [columnOf(usualAlgorithm.name, 'name'), columnOf({ id: 'keep', reason: '' })],
      { bom: 3, chunk: 2 },
    );
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(out)).toBe(
      '\ufeff姓名,备注\r\n王****,"已,办"\r\n"欧阳****",""\r\n',
    );
    expect(masker.changed).toEqual([2, 0]);
  });

  it('[R038] GB18030 reaches every character of Unicode and comes back', () => {
    const codec = codecOf('gb18030');
    for (const text of ['王芳', '㐀䶿', '𠮷𲎯', 'é€', '\u{10FFFF}', '０１'])
      expect(codec.decode(codec.encode(text))).toBe(text);
    expect([...codec.encode('忻府区')]).toEqual([0xd0, 0xc3, 0xb8, 0xae, 0xc7, 0xf8]);
  });
});

describe('[R038] bad input is refused with its row', () => {
  const two = [columnOf({ id: 'keep', reason: '' }), columnOf({ id: 'redact' })];
  const faultOf = (text: string | Uint8Array, options = {}) => {
    try {
      run(typeof text === 'string' ? bytesOf(text) : text, two, options);
      return null;
    } catch (error) {
      return error instanceof CsvFault ? [error.code, error.row] : error;
    }
  };
  it.each([
    ['a,b\n1,2\n3\n', ['ragged-row', 3]],
    ['a,b\n1,2,3\n', ['ragged-row', 2]],
    ['a,b\n1,"2\n3,4\n', ['broken-quote', 2]],
    ['a,b\n1,"2"x\n', ['broken-quote', 2]],
    ['a,b\n1,2"3\n', ['broken-quote', 2]],
    ['', ['empty', 0]],
    ['a,b\n1,2\n\n', null],
  ])('[R038] %j', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it('[R038] a row of a removed value alone is ragged, not blank', () => {
    expect(() => run(bytesOf('a,b\n1\n'), [columnOf({ id: 'redact' }), columnOf({ id: 'redact' })])).toThrow(
      '第 2 行',
    );
  });

  it('[R038] bytes of another encoding, and a cell of 10 MB', () => {
    const wrong = new Uint8Array([...bytesOf('a,b\n1,2\n'), 0xd0, 0xc3, ...bytesOf(',2\n3,4\n')]);
    expect(faultOf(wrong)).toEqual(['wrong-encoding', 3]);
    const long = bytesOf(`a,b\n1,"${'x'.repeat(10_000_000)}"\n`);
    expect(faultOf(long)).toEqual(['row-too-long', 2]);
  });
});

describe('[R038] the second look', () => {
  const judge = (text: string, judged: readonly boolean[]) => {
    const format = { encoding: 'utf-8', bom: 0, delimiter: ',' } as const;
    const it = new CsvJudge({ codec: codecOf('utf-8'), format }, judged, null);
    for (const byte of bytesOf(text)) it.push(Uint8Array.of(byte));
    it.push(new Uint8Array(), true);
    return it.left();
  };
  it('[R038] counts what is left in each column, and not in those that only read as raw', () => {
    const text = 'a,b\n13812345678,13812345678\n138****78,13812345678\n电话13812345678,1\n';
    expect(judge(text, [true, false])).toEqual([[{ kind: 'mobile', values: 2 }], []]);
  });

  it('[R038] finds nothing in what the usual masks and free text leave', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...sensitiveKinds).chain((kind) => fc.tuple(fc.constant(kind), spelledOf(kind))),
          { minLength: 1, maxLength: 8 },
        ),
        (values) => {
          const rows = values.map(([kind, { spelled }]) => {
            const own = columnOf(usualAlgorithm[kind], kind).mask(spelled, 1);
            return `"${own}","${columnOf({ id: 'free-text', numbers: 'mask' }).mask(`见${spelled}。`, 1)}"`;
          });
          expect(judge(`a,b\n${rows.join('\n')}\n`, [true, true])).toEqual([[], []]);
        },
      ),
    );
  });
});
