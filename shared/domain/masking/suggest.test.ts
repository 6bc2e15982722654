import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectColumns } from './evidence.ts';
import { type SensitiveKind, sensitiveKinds } from './kind.ts';
import { maskRuleSet, problemsOf, rulesInOrder } from './rule-set.ts';
import { suggestRules } from './suggest.ts';
import { spelledOf } from './testing/values.ts';

const evidenceOf = (column: string, values: readonly string[]) => {
  const detector = detectColumns([column]);
  for (const value of values) detector.row([value]);
  return detector.evidence();
};
const ruleFor = (column: string, values: readonly string[]) =>
  suggestRules('核查', evidenceOf(column, values)).columns[0];

/** Kinds that are seen without a title. */
const untitled: readonly SensitiveKind[] = [
  'resident-id',
  'credit-code',
  'mobile',
  'bank-card',
  'email',
  'plate',
  'ip',
  'name',
  'address',
  'passport',
];

describe('[R035] [R038] what a column’s values suggest', () => {
  it.each(untitled)('[R038] %s under a title that says nothing', (kind) => {
    fc.assert(
      fc.property(fc.array(spelledOf(kind), { minLength: 5, maxLength: 20 }), (values) => {
        const rule = ruleFor(
          '字段1',
          values.map(({ spelled }) => spelled),
        );
        expect(rule?.kind).toBe(kind);
        expect(rule?.grade).toMatch(/^general-/u);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['身份证号', ['坏值', '另一个'], 'resident-id'],
    ['联系电话', ['0350-3021234', '0350-3025678'], 'fixed-phone'],
    ['联系电话', ['13812345678', '0350-3025678', '13912345678'], 'mobile'],
    ['出生日期', ['1990-01-01'], 'birth-date'],
    ['微信', ['zhangwei88'], 'wechat'],
    ['台胞证', ['12345678'], 'taiwan-permit'],
    ['病案号', ['00012345'], 'medical-record'],
    ['办理日期', ['2024-01-01', '2024-02-03'], null],
    ['性别', ['男', '女'], null],
    ['金额', ['12.5', '130000000'], null],
  ] as const)('[R038] %s: %j', (title, values, kind) => {
    expect(ruleFor(title, values)?.kind).toBe(kind);
  });

  it('[R038] what is no known kind is searched as text; codes keep their numbers, prose does not', () => {
    expect(ruleFor('订单号', ['DD2024010100017', 'DD2024010100018'])?.algorithm).toEqual({
      id: 'free-text',
      numbers: 'keep',
    });
    expect(ruleFor('备注', ['已联系13812345678'])?.algorithm).toEqual({ id: 'free-text', numbers: 'mask' });
    expect(ruleFor('空', [])?.algorithm).toEqual({ id: 'free-text', numbers: 'mask' });
  });

  it('[R038] evidence counts and holds no value', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...sensitiveKinds)
          .chain((kind) => fc.array(spelledOf(kind), { minLength: 1, maxLength: 5 })),
        (values) => {
          const text = JSON.stringify(
            evidenceOf(
              '列',
              values.map(({ spelled }) => spelled),
            ),
          );
          for (const { plain, spelled } of values) {
            expect(text).not.toContain(spelled.trim());
            expect(text).not.toContain(plain);
          }
        },
      ),
    );
  });
});

describe('[R038] a rule set and a file', () => {
  const rules = suggestRules('核查', [
    ...evidenceOf('姓名', ['王芳']),
    ...evidenceOf('手机', ['13812345678']),
  ]);

  it('[R038] parses as what it is; a column twice is refused', () => {
    expect(maskRuleSet.parse(rules)).toEqual(rules);
    expect(maskRuleSet.safeParse({ ...rules, columns: [...rules.columns, ...rules.columns] }).success).toBe(
      false,
    );
  });

  it('[R038] a column without a rule and a rule without a column are named, never passed over', () => {
    expect(problemsOf(rules, ['手机', '姓名'])).toEqual([]);
    expect(problemsOf(rules, ['姓名', '住址'])).toEqual([
      { code: 'column-without-rule', column: '住址' },
      { code: 'rule-without-column', column: '手机' },
    ]);
    expect(rulesInOrder(rules, ['手机', '姓名']).map(({ column }) => column)).toEqual(['手机', '姓名']);
    expect(() => rulesInOrder(rules, ['手机', '住址'])).toThrow('without a rule');
  });
});
