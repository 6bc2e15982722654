import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EquivalenceClasses, shortOf } from './classes.ts';
import { type Ladder, suggestCoarser } from './suggest-coarser.ts';

/**
 * Machanavajjhala, Kifer, Gehrke, Venkitasubramaniam, “l-Diversity: Privacy Beyond k-Anonymity” (TKDD 2007), figures 1
 * to 3: twelve inpatients by zip, age and nationality; the sensitive value is the condition.
 */
const inpatients = [
  ['13053', '28', 'Russian', 'Heart'],
  ['13068', '29', 'American', 'Heart'],
  ['13068', '21', 'Japanese', 'Viral'],
  ['13053', '23', 'American', 'Viral'],
  ['14853', '50', 'Indian', 'Cancer'],
  ['14853', '55', 'Russian', 'Heart'],
  ['14850', '47', 'American', 'Viral'],
  ['14850', '49', 'American', 'Viral'],
  ['13053', '31', 'American', 'Cancer'],
  ['13053', '37', 'Indian', 'Cancer'],
  ['13068', '36', 'Japanese', 'Cancer'],
  ['13068', '35', 'American', 'Cancer'],
] as const;

const figuresBy = (coarse: (zip: string, age: number, nation: string) => readonly string[]) => {
  const classes = new EquivalenceClasses(true);
  for (const [zip, age, nation, condition] of inpatients)
    classes.add(coarse(zip, Number(age), nation), condition);
  return classes.figures(4);
};

describe('[R038] risk, by the worked example of the literature', () => {
  it('[R038] figure 1, as collected: every row is alone', () => {
    expect(figuresBy((zip, age, nation) => [zip, String(age), nation])).toEqual({
      rows: 12,
      classes: 12,
      k: 1,
      l: 1,
      unique: 12,
      prosecutor: { highest: 1, average: 1 },
      atRisk: 1,
      marketer: 1,
    });
  });

  it('[R038] figure 2: 4-anonymous, and one class with one condition alone', () => {
    const figures = figuresBy((zip, age) =>
      age >= 40
        ? [`${zip.slice(0, 4)}*`, '>=40', '*']
        : [`${zip.slice(0, 3)}**`, age < 30 ? '<30' : '3*', '*'],
    );
    expect(figures).toEqual({
      rows: 12,
      classes: 3,
      k: 4,
      l: 1,
      unique: 0,
      prosecutor: { highest: 0.25, average: 0.25 },
      atRisk: 0,
      marketer: 0.25,
    });
    const demand = { quasiIdentifiers: [], sensitive: null, leastK: 5, leastL: 2 };
    expect(shortOf(demand, figures)).toEqual(['k', 'l']);
    expect(shortOf({ ...demand, leastK: 4, leastL: 1 }, figures)).toEqual([]);
  });

  it('[R038] figure 3: 4-anonymous and 3-diverse', () => {
    const figures = figuresBy((zip, age) => [`${zip.slice(0, 4)}*`, age <= 40 ? '<=40' : '>40', '*']);
    expect([figures.k, figures.l, figures.classes]).toEqual([4, 3, 3]);
  });

  it('[R038] classes of 1, 2 and 5 rows: highest 1, average and marketer 3/8, those below 3 at risk', () => {
    const classes = new EquivalenceClasses(false);
    for (const key of ['a', 'b', 'b', 'c', 'c', 'c', 'c', 'c']) classes.add([key], '');
    expect(classes.figures(3)).toMatchObject({
      k: 1,
      unique: 1,
      prosecutor: { highest: 1, average: 0.375 },
      marketer: 0.375,
      atRisk: 0.375,
      l: null,
    });
  });
});

describe('[R038] the coarser levels that reach k with the least loss', () => {
  const ladders: readonly Ladder<string>[] = [
    {
      levels: [5, 4, 3, 0].map((kept) => ({ level: `zip${kept}`, coarsen: (value) => value.slice(0, kept) })),
    },
    {
      levels: [1, 10, 20, 200].map((width) => ({
        level: `age${width}`,
        coarsen: (value) => String(Math.floor(Number(value) / width)),
      })),
    },
  ];
  const rows = inpatients.map(([zip, age]) => [zip, age]);

  it('[R038] nothing reaches 13 of 12 rows; 1 needs nothing', () => {
    expect(suggestCoarser(ladders, rows, 13)).toBeNull();
    expect(suggestCoarser(ladders, rows, 1)?.levels).toEqual(['zip5', 'age1']);
  });

  it('[R038] is safe, and no other combination that is safe loses less', () => {
    const values = fc.array(
      fc.tuple(
        fc.constantFrom('13053', '13068', '14853', '14850'),
        fc.integer({ min: 18, max: 70 }).map(String),
      ),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 6 }), (people, k) => {
        const found = suggestCoarser(ladders, people, k);
        for (const zip of ladders[0]?.levels ?? [])
          for (const age of ladders[1]?.levels ?? []) {
            const classes = new EquivalenceClasses(false);
            for (const [a, b] of people) classes.add([zip.coarsen(a), age.coarsen(b)], '');
            if (classes.figures(k).k < k) continue;
            expect(found?.k).toBeGreaterThanOrEqual(k);
            expect(found?.loss).toBeLessThanOrEqual(classes.discernibility() / people.length ** 2);
          }
      }),
    );
  });
});
