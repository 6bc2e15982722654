import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MaskAlgorithm, maskMark } from './algorithm.ts';
import { maskOf } from './apply-mask.ts';
import { type ColumnMasker, compileRule } from './compile.ts';
import {
  generaliseAddress,
  generaliseAge,
  generaliseDate,
  generaliseNumber,
  roundNumber,
} from './generalise.ts';
import { type SensitiveKind, sensitiveKinds } from './kind.ts';
import { recognise } from './recognise.ts';
import { foldWidth } from './spelling.ts';
import { usualAlgorithm } from './suggest.ts';
import { testKeys } from './testing/keys.ts';
import { nearOf, spelledOf } from './testing/values.ts';

const compile = (
  algorithm: MaskAlgorithm,
  kind: SensitiveKind | null = null,
): ((value: string) => string) => {
  const made = compileRule(
    { column: 'c', kind, dataClass: 'x', grade: 'general-1', algorithm },
    testKeys('甲'),
  );
  const masker = made.ok ? (made.value as ColumnMasker & { by: 'value' }) : null;
  return (value) => masker?.mask(value, 1) ?? 'refused';
};

const bare = (text: string) =>
  foldWidth(text)
    .replace(/[\s\-–\u3000]/gu, '')
    .toUpperCase();
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  ...sensitiveKinds.map((kind) => spelledOf(kind).map(({ spelled }) => spelled)),
  ...sensitiveKinds.map(nearOf),
);

describe('[R038] the usual algorithm of each kind', () => {
  it.each(sensitiveKinds)('[R038] %s: no raw value comes out, nor most of it', (kind) => {
    const mask = compile(usualAlgorithm[kind], kind);
    fc.assert(
      fc.property(spelledOf(kind), ({ plain, spelled }) => {
        const masked = bare(mask(spelled));
        const whole = bare(plain);
        expect(masked).not.toContain(whole);
        // A name's last character, an e-mail's domain and a date's month stay on purpose.
        const kept = ['name', 'email', 'birth-date'].includes(kind)
          ? whole.length
          : Math.max(2, whole.length - 3);
        expect(masked).not.toContain(whole.slice(0, kept));
        expect(masked).not.toContain(whole.slice(-kept));
      }),
    );
  });

  it.each(sensitiveKinds)('[R038] %s: twice is once, for its own values, near ones and any other', (kind) => {
    const mask = compile(usualAlgorithm[kind], kind);
    fc.assert(
      fc.property(anything, (value) => mask(mask(value)) === mask(value)),
      { numRuns: 500 },
    );
  });

  it.each(['resident-id', 'mobile', 'bank-card', 'plate', 'passport'] as const)(
    '[R038] %s: a value of another form is hidden whole, and no length shows',
    (kind) => {
      const mask = compile(usualAlgorithm[kind], kind);
      fc.assert(
        fc.property(nearOf(kind), (near) => {
          if (recognise(kind, near) === null && near !== '') expect(mask(near)).toBe(maskMark);
        }),
      );
    },
  );

  it.each([
    ['email', 'a@163.com', '****@163.com'],
    ['email', 'zhang.wei@xz.gov.cn', 'z****@xz.gov.cn'],
    ['bank-card', '62284800', '****'],
    ['plate', '晋H123', '****'],
    ['plate', '晋 H·D12345', '晋H****'],
    ['resident-id', '11010519491231002x', '1101****2X'],
    ['resident-id', '１１０１０５１９４９１２３１００２Ｘ', '1101****2X'],
    ['resident-id', '110105491231002', '1101****02'],
    ['mobile', '+86 138-1234-5678', '138****78'],
    ['mobile', '0086 13812345678', '138****78'],
    ['name', '王芳', '王****'],
    ['name', '欧阳锋', '欧阳****'],
    ['name', '𠮷田茂', '𠮷****'],
    ['name', '阿依古丽·买买提', '阿****'],
    ['name', 'John Smith', '****'],
    ['address', '山西省忻州市忻府区长征街12号', '山西省忻州市忻府区'],
    ['address', '幸福小区3号楼', '****'],
    ['birth-date', '1990年5月6日', '1990-05'],
  ] as const)('[R038] %s %s: %s', (kind, value, masked) => {
    expect(compile(usualAlgorithm[kind], kind)(value)).toBe(masked);
  });
});

describe('[R038] masks of any shape', () => {
  const shape = fc.oneof(
    fc.record({ by: fc.constant('ends' as const), first: fc.nat(10), last: fc.nat(10) }),
    fc.record({
      by: fc.constant('range' as const),
      from: fc.integer({ min: 1, max: 20 }),
      to: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({
      by: fc.constant('before' as const),
      mark: fc.constantFrom('@', '-', '1', ']', '\\'),
      keep: fc.nat(3),
    }),
    fc.record({ by: fc.constant('after' as const), mark: fc.constantFrom('@', '-', '1', '^') }),
  );
  it('[R038] twice is once; a value never comes out as it was', () => {
    fc.assert(
      fc.property(shape, fc.option(fc.constantFrom(...sensitiveKinds)), anything, (how, kind, value) => {
        const mask = maskOf({ kind, shape: how });
        const masked = mask(value);
        expect(mask(masked)).toBe(masked);
        if (!value.includes('*') && value !== '') expect(masked).toContain(maskMark);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('[R038] generalisation', () => {
  it.each([
    [generaliseDate('month', '2020-02-30'), '****'],
    [generaliseDate('month', '20200229'), '2020-02'],
    [generaliseDate('month', '2020/2/9 12:30:01'), '2020-02'],
    [generaliseDate('year', '2020年2月9日'), '2020'],
    [generaliseAge(10, '37'), '30-39'],
    [generaliseAge(10, '37岁'), '30-39'],
    [generaliseAge(10, '151'), '****'],
    [generaliseNumber(1000, '1234.5'), '1000-1999'],
    [generaliseNumber(1000, '-0.5'), '-1000--1'],
    [generaliseNumber(1000, '1,234'), '****'],
    [roundNumber(100, '149.9'), '100'],
    [roundNumber(100, '150'), '200'],
    [roundNumber(100, '-150'), '-100'],
    [roundNumber(100, '-150.01'), '-200'],
    [roundNumber(5, '2.49'), '0'],
    [roundNumber(5, '-2.51'), '-5'],
    [generaliseAddress('county', '山西省定襄县晋昌镇'), '山西省定襄县'],
    [generaliseAddress('county', '山西省忻州市定襄县晋昌镇'), '山西省忻州市定襄县'],
    [generaliseAddress('county', '忻州市长征西街小区5号'), '忻州市'],
    [generaliseAddress('city', '山西省忻州市忻府区长征街'), '山西省忻州市'],
    [generaliseAddress('county', '北京市朝阳区建国路1号'), '北京市朝阳区'],
  ])('[R038] %s is %s', (made, wanted) => {
    expect(made).toBe(wanted);
  });

  it('[R038] twice is once', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map(String),
      fc.integer().map(String),
      anything,
    );
    fc.assert(
      fc.property(number, fc.integer({ min: 2, max: 5_000 }), (value, width) => {
        for (const coarse of [generaliseNumber, roundNumber, generaliseAge])
          expect(coarse(width, coarse(width, value))).toBe(coarse(width, value));
        for (const to of ['county', 'city', 'province'] as const)
          expect(generaliseAddress(to, generaliseAddress(to, value))).toBe(generaliseAddress(to, value));
      }),
    );
  });

  it('[R038] rounding agrees with plain arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 2, max: 999 }), (value, step) => {
        const rounded = Math.floor(value / step + 0.5) * step;
        expect(roundNumber(step, String(value))).toBe(String(rounded === 0 ? 0 : rounded));
      }),
    );
  });
});

describe('[R038] keyed algorithms', () => {
  it('[R038] one pseudonym for every spelling, another for another purpose, itself when it comes again', () => {
    const first = compile({ id: 'pseudonym' }, 'mobile');
    const made = compileRule(
      { column: 'c', kind: 'mobile', dataClass: 'x', grade: 'general-1', algorithm: { id: 'pseudonym' } },
      testKeys('乙'),
    );
    fc.assert(
      fc.property(spelledOf('mobile'), ({ plain, spelled }) => {
        expect(first(spelled)).toBe(first(plain));
        expect(first(first(plain))).toBe(first(plain));
        const other = made.ok && made.value.by === 'value' ? made.value.mask(plain, 1) : '';
        expect(other).toHaveLength(28);
        expect(other).not.toBe(first(plain));
      }),
    );
  });

  it.each(['resident-id', 'credit-code', 'mobile', 'bank-card'] as const)(
    '[R038] %s keeps form and check digits, one to one',
    (kind) => {
      const form = compile({ id: 'pseudonym-in-form', kind }, kind);
      fc.assert(
        fc.property(spelledOf(kind), spelledOf(kind), (one, other) => {
          const made = form(one.spelled);
          expect(recognise(kind, made)?.proven).toBe(true);
          expect(made).toHaveLength(one.plain.length);
          expect(form(one.plain)).toBe(made);
          expect(form(other.plain) === made).toBe(other.plain === one.plain);
        }),
        { numRuns: 30 },
      );
      fc.assert(
        fc.property(
          nearOf(kind),
          (near) => recognise(kind, near)?.proven === true || near === '' || form(near) === maskMark,
        ),
      );
    },
  );

  it('[R038] what is encrypted opens again, and stays what it is the second time', () => {
    const keys = testKeys('甲');
    const seal = compile({ id: 'encrypt' });
    fc.assert(
      fc.property(anything, (value) => {
        fc.pre(value !== '');
        expect(keys.open(seal(value))).toBe(value);
        expect(seal(seal(value))).toBe(seal(value));
      }),
    );
  });

  it('[R038] a shuffle keeps the values, noise the spread; without a key both are refused', () => {
    const rule = { column: 'c', kind: null, dataClass: 'x', grade: 'general-1' as const };
    const made = compileRule({ ...rule, algorithm: { id: 'shuffle', rows: 100 } }, testKeys('甲'));
    const values = Array.from({ length: 100 }, (_, at) => String(at));
    const moved = made.ok && made.value.by === 'block' ? made.value.mask(values, 1) : [];
    expect(moved.toSorted()).toEqual(values.toSorted());
    expect(moved).not.toEqual(values);
    const noise = compile({ id: 'noise', spread: 10 });
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        (value) => Math.abs(Number(noise(`${value}.50`)) - Number(`${value}.50`)) <= 10,
      ),
    );
    expect(compileRule({ ...rule, algorithm: { id: 'noise', spread: 10 } }, null)).toEqual({
      ok: false,
      error: { code: 'key-missing', column: 'c' },
    });
  });
});
