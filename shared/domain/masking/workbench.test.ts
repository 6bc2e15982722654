/** What the workbench shows before a file is masked, and what a run says of it afterwards. */
import { describe, expect, it } from 'vitest';
import { codecOf } from './csv/codec.ts';
import { evidenceOf, openHead, partsToLookAt, sampleRows } from './csv/csv-head.ts';
import { MaskRun } from './csv/mask-run.ts';
import { previewOf } from './preview.ts';
import { commonFrom, profileOf } from './profile.ts';
import { laddersFor } from './risk/ladders.ts';
import { sampleRisk, suggestForSample } from './risk/sample-risk.ts';
import type { ColumnRule, MaskRuleSet, RiskDemand } from './rule-set.ts';
import { suggestRules } from './suggest.ts';

const utf8 = codecOf('utf-8');
const headOf = (text: string) => {
  const head = openHead({ first: utf8.encode(text), complete: true, chosen: {} }, codecOf);
  return { ...head, rows: head.rows() };
};

const surnames = Array.from('王李张刘陈杨赵黄周吴');
const people = Array.from({ length: 60 }, (_, at) =>
  [
    `${surnames[at % 10]}小${'明红军芳丽'[at % 5]}`,
    `1360351${String(1000 + at)}`,
    String(20 + at),
    `山西省忻州市忻府区长征街${at + 1}号`,
    at % 2 === 0 ? '低保' : '特困',
  ].join(','),
);
const text = ['姓名,手机号,年龄,住址,类别', ...people].join('\n');

const ruled = (
  risk: RiskDemand | null,
): { readonly rules: MaskRuleSet; readonly head: ReturnType<typeof headOf> } => {
  const head = headOf(text);
  return { head, rules: { ...suggestRules('核查', evidenceOf(head.header, head.rows)), risk } };
};
const demand: RiskDemand = { quasiIdentifiers: ['年龄', '住址'], sensitive: '类别', leastK: 5, leastL: 2 };

describe('[R038] a file without titles is refused: its first row would be told on', () => {
  it.each([
    ['a number', '13603511001,甲\n13603511002,乙'],
    ['a day', '1990-01-02,甲\n1991-02-03,乙'],
    ['a name', `王小明,甲\n${surnames.map((each) => `${each}小红,乙`).join('\n')}`],
    ['an address', '山西省忻州市忻府区长征街1号,甲\n山西省忻州市忻府区长征街2号,乙\n'],
  ])('[R038] %s', (_, rows) => {
    expect(() => {
      const { header, rows: data } = headOf(rows);
      evidenceOf(header, data);
    }).toThrow('标题行像是数据');
  });

  it.each(['2024-05,联系人姓名', '2020年,负责人电话', '法人地址（1号楼）,联系人单位'])(
    '[R038] but not for the titles %s',
    (titles) => {
      expect(headOf(`${titles}\n1,2\n`).header).toHaveLength(2);
    },
  );
});

describe('[R038] a profile shows nobody', () => {
  it('[R038] hides the rare, the least, the greatest and whatever is of a kind', () => {
    const ages = Array.from({ length: 100 }, (_, at) => String([18, 30, 40, 90][at % 4]));
    expect(profileOf(ages, false).common.map(({ value }) => value)).toEqual(['30', '40']);
    expect(profileOf(['甲', ...Array<string>(commonFrom).fill('乙'), ''], false)).toEqual({
      values: commonFrom + 1,
      empty: 1,
      different: 2,
      common: [{ value: '乙', rows: commonFrom }],
    });
    expect(profileOf(Array<string>(50).fill('王芳'), true).common).toEqual([]);
    expect(profileOf(Array<string>(50).fill('电话13812345678'), false).common).toEqual([]);
  });
});

describe('[R038] what is shown of a few rows', () => {
  it('[R038] is what the run writes of them', () => {
    const { head, rules } = ruled(null);
    const masks = previewOf(rules, head.header, null);
    const run = new MaskRun({ ...head, rules, keys: null });
    const written = [run.push(utf8.encode(text)).slice(), run.end().slice()];
    const output = headOf(written.map((part) => utf8.decode(part)).join(''));
    expect(output.rows).toEqual(
      head.rows.map((row, at) => row.map((value, column) => masks[column]?.(value, at + 1))),
    );
    expect(run.result()).toMatchObject({ rows: 60, riskBefore: null, risk: null, outcome: 'clean' });
  });

  it('[R038] a rule that wants a key shows nothing without one', () => {
    const { head, rules } = ruled(null);
    const columns = rules.columns.map((rule) => ({ ...rule, algorithm: { id: 'pseudonym' } as const }));
    expect(previewOf({ ...rules, columns }, head.header, null)).toEqual(Array(5).fill(null));
  });
});

describe('[R038] risk before and after', () => {
  it('[R038] a run counts who was alone before and who is alone afterwards', () => {
    const { head, rules } = ruled(demand);
    const run = new MaskRun({ ...head, rules, keys: null });
    run.push(utf8.encode(text));
    run.end();
    expect(run.result()).toMatchObject({
      riskBefore: { rows: 60, unique: 60, k: 1 },
      risk: { rows: 60, unique: 60, k: 1 },
      outcome: 'risk-too-high',
    });
    expect(sampleRisk({ ...head, rules, keys: null })).toEqual({
      before: run.result().riskBefore,
      after: run.result().risk,
    });
  });

  it('[R038] the suggestion reaches k when it is taken', () => {
    const { head, rules } = ruled(demand);
    const found = suggestForSample({ ...head, rules, keys: null });
    expect(found?.levels).toEqual([
      { id: 'generalise-age', width: 5 },
      { id: 'generalise-address', to: 'county' },
    ]);
    const columns = rules.columns.map((rule) => {
      const at = demand.quasiIdentifiers.indexOf(rule.column);
      return at < 0 ? rule : { ...rule, algorithm: found?.levels[at] ?? rule.algorithm };
    });
    const after = sampleRisk({ ...head, rules: { ...rules, columns }, keys: null })?.after;
    expect(after).toMatchObject({ k: 5, l: 2, unique: 0 });
  });

  it('[R038] the levels tried begin with the rule and end with nothing', () => {
    const rule = (algorithm: ColumnRule['algorithm']): ColumnRule => ({
      column: '数',
      kind: null,
      dataClass: '业务数据',
      grade: 'general-1',
      algorithm,
    });
    const ids = (
      values: readonly string[],
      algorithm: ColumnRule['algorithm'] = { id: 'keep', reason: '' },
    ) => laddersFor(rule(algorithm), values).map((each) => JSON.stringify(Object.values(each)));
    expect(ids(['2020-01-02', '2021-03-04'])).toEqual([
      '["keep",""]',
      '["generalise-date","month"]',
      '["generalise-date","year"]',
      '["redact"]',
    ]);
    expect(ids(['2020-01-02'], { id: 'generalise-date', to: 'year' })).toEqual([
      '["generalise-date","year"]',
      '["redact"]',
    ]);
    expect(ids(['1200', '9800'])).toEqual([
      '["keep",""]',
      '["generalise-number",900]',
      '["generalise-number",3000]',
      '["generalise-number",5000]',
      '["redact"]',
    ]);
    expect(ids(['甲', '乙'], { id: 'redact' })).toEqual(['["redact"]']);
  });
});

it('[R038] a file that its first bytes hold is looked at nowhere else; a larger one in parts all over it', () => {
  expect(partsToLookAt(1 << 20)).toEqual([]);
  const parts = partsToLookAt(1 << 30);
  expect(parts).toHaveLength(64);
  expect(parts.every(({ at, length }) => at >= 1 << 20 && at + length <= 1 << 30)).toBe(true);
  expect(sampleRows(headOf(text), headOf(text).rows, [utf8.encode('cut\na,b,c,d,e\nf')]).at(-1)).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
});
