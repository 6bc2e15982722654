/** The kernel and the plain way are one: the same bytes, the same counts, the same faults, at any cut of the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import type { MaskAlgorithm } from '../../algorithm.ts';
import { compileRule } from '../../compile.ts';
import { divisionNames } from '../../divisions/division-names.ts';
import { type SensitiveKind, sensitiveKinds } from '../../kind.ts';
import { usualAlgorithm } from '../../suggest.ts';
import { compoundSurnames } from '../../surnames.ts';
import { nearOf, spelledOf } from '../../testing/values.ts';
import { type Codec, codecOf, type Encoding } from '../codec.ts';
import { CsvFault } from '../csv-fault.ts';
import { CsvJudge } from '../csv-judge.ts';
import { CsvMasker, type MaskedColumn } from '../csv-masker.ts';
import { mostBeginnings } from '../fast-address.ts';
import { type Delimiter, delimiters } from '../sniff.ts';
import { MaskRecords } from './mask-records.ts';
import { type KernelExports, openKernel } from './open-kernel.ts';

const codecs: Readonly<Record<Encoding, Codec>> = { 'utf-8': codecOf('utf-8'), gb18030: codecOf('gb18030') };

const kernelOf = (): KernelExports => {
  const kernel = openKernel();
  if (kernel === null) throw new Error('WebAssembly does not run here');
  return kernel;
};

const columnOf = (algorithm: MaskAlgorithm, kind: SensitiveKind | null = null): MaskedColumn => {
  const made = compileRule({ column: 'c', kind, dataClass: 'x', grade: 'general-1', algorithm }, null);
  if (!made.ok || made.value.by !== 'value') throw new Error('no such mask here');
  return { algorithm, mask: made.value.mask };
};

type Column = { readonly masked: MaskedColumn; readonly value: fc.Arbitrary<string> };

const anything = fc.string({
  unit: fc.constantFrom(
    'a',
    '王',
    '"',
    ',',
    ';',
    '|',
    '\t',
    '\n',
    '\r',
    '1',
    '*',
    'X',
    ' ',
    '@',
    '.',
    '𠮷',
    '·',
  ),
  maxLength: 8,
});
/** Mostly what the kernel does by itself, now and then what it must leave. */
const ofKind = (kind: SensitiveKind): Column => ({
  masked: columnOf(usualAlgorithm[kind], kind),
  value: fc.oneof(
    { weight: 12, arbitrary: spelledOf(kind).map(({ plain }) => plain) },
    { weight: 2, arbitrary: spelledOf(kind).map(({ spelled }) => spelled) },
    { weight: 1, arbitrary: nearOf(kind) },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.constant('') },
  ),
});
const text = fc.oneof(
  anything,
  fc.constantFrom('12.50', '备注', 'www.a.cn', '138 1234 5678', 'a1b2c3d4e5f6'),
);
const columns = fc.oneof(
  fc.constantFrom(...sensitiveKinds.filter((kind) => usualAlgorithm[kind].id !== 'pseudonym').map(ofKind)),
  fc.constantFrom<Column>(
    { masked: columnOf({ id: 'keep', reason: '' }), value: text },
    { masked: columnOf({ id: 'redact' }), value: text },
    { masked: columnOf({ id: 'free-text', numbers: 'mask' }), value: text },
    { masked: columnOf({ id: 'free-text', numbers: 'keep' }), value: text },
    {
      masked: columnOf({ id: 'mask', kind: 'resident-id', shape: { by: 'ends', first: 6, last: 4 } }),
      value: text,
    },
  ),
);

const table = fc.array(columns, { minLength: 2, maxLength: 5 }).chain((chosen) =>
  fc.record({
    chosen: fc.constant(chosen),
    rows: fc.array(fc.tuple(...chosen.map(({ value }) => fc.tuple(value, fc.boolean()))), { maxLength: 24 }),
    delimiter: fc.constantFrom(...delimiters),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom<Encoding>('utf-8', 'utf-8', 'gb18030'),
    lastEnd: fc.boolean(),
    chunk: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constant(1 << 16)),
    broken: fc.constantFrom('', '', '', '', 'x"y', '"x', ',,,,,,,', '\n'),
  }),
);

const written = (
  rows: readonly (readonly (readonly [string, boolean])[])[],
  { delimiter, lineEnd, lastEnd }: { delimiter: string; lineEnd: string; lastEnd: boolean },
): string =>
  rows
    .map((row) =>
      row
        .map(([value, isQuoted]) =>
          isQuoted || /["\r\n]/u.test(value) || value.includes(delimiter)
            ? `"${value.replaceAll('"', '""')}"`
            : value,
        )
        .join(delimiter),
    )
    .join(lineEnd) + (lastEnd ? lineEnd : '');

type File = {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly chunk: number;
};

const subjectOf = ({ encoding, delimiter }: File) =>
  ({ codec: codecs[encoding], format: { encoding, delimiter, bom: 0 as const } }) as const;

const faultOf = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return [error.code, error.row];
  }
};

const masked = (file: File, chosen: readonly MaskedColumn[], kernel: KernelExports | null) => {
  const masker = new CsvMasker(subjectOf(file), chosen, kernel);
  const out: Uint8Array[] = [];
  const fault = faultOf(() => {
    for (let at = 0; at < file.bytes.length; at += file.chunk)
      out.push(masker.push(file.bytes.subarray(at, at + file.chunk)).slice());
    out.push(masker.end().slice());
  });
  return {
    fault,
    rows: masker.rows,
    changed: masker.changed,
    out: codecs[file.encoding].decode(joinedBytes(out)),
  };
};

const judged = (file: File, columnsLooked: readonly boolean[], kernel: KernelExports | null) => {
  const judge = new CsvJudge(subjectOf(file), columnsLooked, kernel);
  const fault = faultOf(() => {
    for (let at = 0; at < file.bytes.length; at += file.chunk)
      judge.push(file.bytes.subarray(at, at + file.chunk));
    judge.push(new Uint8Array(), true);
  });
  return { fault, left: judge.left() };
};

describe('[R038] the kernel beside the plain way', () => {
  it('[R038] masks every file to the same bytes, counts and faults', () => {
    fc.assert(
      fc.property(table, ({ chosen, rows, broken, encoding, delimiter, chunk, ...form }) => {
        const header = chosen.map((_, at) => [`列${at}`, false] as const);
        const body = written([header, ...rows, ...rows], { delimiter, ...form });
        const file = { bytes: codecs[encoding].encode(body + broken), encoding, delimiter, chunk };
        const ways = chosen.map(({ masked: column }) => column);
        expect(masked(file, ways, kernelOf())).toEqual(masked(file, ways, null));
      }),
      { numRuns: 250 },
    );
  });

  it('[R038] finds the same left over, whatever was seen before', () => {
    fc.assert(
      fc.property(
        table,
        fc.infiniteStream(fc.boolean()),
        ({ chosen, rows, broken, encoding, delimiter, chunk, ...form }, looks) => {
          const header = chosen.map((_, at) => [`列${at}`, false] as const);
          const body = written([header, ...rows, ...rows], { delimiter, ...form });
          const file = { bytes: codecs[encoding].encode(body + broken), encoding, delimiter, chunk };
          const columnsLooked = chosen.map(() => looks.next().value);
          expect(judged(file, columnsLooked, kernelOf())).toEqual(judged(file, columnsLooked, null));
        },
      ),
      { numRuns: 250 },
    );
  });

  it('[R038] does the commonest spellings by itself, to the last record', () => {
    const kinds = ['resident-id', 'mobile', 'bank-card', 'email', 'name', 'birth-date'] as const;
    const chosen = kinds.map((kind) => columnOf(usualAlgorithm[kind], kind));
    const line = '140902198503070011,13812345678,6228480402564890018,user12@163.com,欧阳小明,1985-03-07\n';
    const bytes = new TextEncoder().encode(line.repeat(5_000));
    const format = { encoding: 'utf-8', delimiter: ',', bom: 0 } as const;
    let length = 0;
    const records = MaskRecords.over(
      kernelOf(),
      { codec: codecs['utf-8'], format, columns: chosen },
      {
        written: (output) => {
          length += output.length;
        },
        overwrites: () => {},
      },
    );
    records?.room(bytes.length).set(bytes);
    records?.filled();
    expect(records?.take(0)).toBe(bytes.length);
    expect(records?.taken()).toBe(5_000);
    expect(length).toBe(
      5_000 *
        new TextEncoder().encode('1409****11,138****78,****0018,u****@163.com,欧阳****,1985-03\n').length,
    );
  });

  it.each([1 << 17, 1 << 20, 1 << 22])(
    '[R038] loses nothing of a file read by %i bytes, more than it writes at a time',
    (chunk) => {
      const rows = Array.from(
        { length: 60_000 },
        (_, at) => `1409021985030${String(10_000 + at).slice(-5)},${at % 20_011 === 0 ? '"a ""b"""' : at}\n`,
      );
      const file: File = {
        bytes: new TextEncoder().encode(`身份证号,备注\n${rows.join('')}`),
        encoding: 'utf-8',
        delimiter: ',',
        chunk,
      };
      const ways = [
        columnOf(usualAlgorithm['resident-id'], 'resident-id'),
        columnOf({ id: 'keep', reason: '' }),
      ];
      expect(masked(file, ways, kernelOf())).toEqual(masked(file, ways, null));
    },
  );

  it('[R038] knows every compound surname, and what only begins like one', () => {
    const names = compoundSurnames.flatMap((surname) => [
      `${surname}明`,
      `${surname[0]}小明`,
      `${surname[1]}小明`,
    ]);
    const file: File = {
      bytes: new TextEncoder().encode(`姓名,备注\n${names.map((name) => `${name},无\n`).join('')}`),
      encoding: 'utf-8',
      delimiter: ',',
      chunk: 1 << 16,
    };
    const ways = [columnOf(usualAlgorithm.name, 'name'), columnOf({ id: 'keep', reason: '' })];
    const made = masked(file, ways, kernelOf());
    expect(made).toEqual(masked(file, ways, null));
    for (const surname of compoundSurnames) expect(made.out).toContain(`\n${surname}****,`);
  });

  it('[R038] knows addresses by as many beginnings as it was told, in whatever order, and leaves all others', () => {
    const beginnings = divisionNames.flatMap((line) => {
      const [province = '', ...cities] = line.split('|');
      return cities.flatMap((each) => {
        const [city = '', counties = ''] = each.split(':');
        return counties === '' ? [] : counties.split(',').map((county) => `${province}${city}${county}`);
      });
    });
    const utf8 = new TextEncoder();
    const known = fc.shuffledSubarray(beginnings, { minLength: 1, maxLength: mostBeginnings });
    const asked = fc.constantFrom(...beginnings);
    fc.assert(
      fc.property(known, fc.array(asked, { maxLength: 40 }), (told, others) => {
        let out = '';
        const records = MaskRecords.over(
          kernelOf(),
          {
            codec: codecs['utf-8'],
            format: { encoding: 'utf-8', delimiter: ',', bom: 0 },
            columns: [columnOf(usualAlgorithm.address, 'address'), columnOf({ id: 'keep', reason: '' })],
          },
          {
            written: (output) => {
              out += codecs['utf-8'].decode(output);
            },
            overwrites: () => {},
          },
        );
        if (records === null) throw new Error('no kernel for addresses');
        for (const beginning of told) records.learn(0, utf8.encode(beginning));
        for (const beginning of [...told, ...others]) {
          out = '';
          const bytes = utf8.encode(`${beginning}长征街1号,甲\n`);
          records.room(bytes.length).set(bytes);
          records.filled();
          records.take(0);
          expect(out).toBe(told.includes(beginning) ? `${beginning},甲\n` : '');
        }
      }),
      { numRuns: 20 },
    );
  });
});
