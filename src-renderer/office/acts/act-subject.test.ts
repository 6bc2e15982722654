import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type ActionName, actions } from '#shared/domain/actions.ts';
import { tables } from '#shared/domain/tables.ts';
import { type ActSubject, actSubject, subjects } from './act-subject.ts';
import { type RowOf, rowTitle, type Title } from './row-title.ts';

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly options?: readonly z.core.$ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
};

/** A value of the schema's shape whose texts say where they stand; its lengths and patterns are not heeded. */
const sampleOf = (schema: z.core.$ZodType, at = ''): unknown => {
  const def = schema._zod.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([key, inner]) => [key, sampleOf(inner, key)]),
      );
    case 'union':
      return def.options?.[0] && sampleOf(def.options[0], at);
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'array':
      return def.element ? [sampleOf(def.element, at)] : [];
    case 'number':
      return 2026;
    case 'boolean':
      return true;
    case 'string':
      return `<${at}>`;
    default: {
      const inner = def.innerType ?? def.in;
      return inner && sampleOf(inner, at);
    }
  }
};

const names = Object.keys(actions) as ActionName[];

const subjectOfSample = (name: ActionName): ActSubject =>
  (subjects[name] as (args: unknown) => ActSubject)(sampleOf(actions[name].args));

const titleOf = ({ table }: RowOf): Title => rowTitle(table, sampleOf(tables[table]) as never);

describe('[R020] every kind of act says what it is about', () => {
  it.each(names)('%s', (name) => {
    const { words = '', rows = [], guideId = '' } = subjectOfSample(name);
    for (const row of rows) {
      expect(row.id).toMatch(/^<\w+>$/u);
      const { words: named, of } = titleOf(row);
      // Of a row whose name stands elsewhere, that row's name.
      expect(named !== '' || (of !== undefined && titleOf(of).words !== '')).toBe(true);
      expect(`${named}${of?.id ?? ''}`).not.toContain('undefined');
    }
    expect(words).not.toContain('undefined');
    expect(words !== '' || rows.length > 0 || guideId !== '').toBe(true);
  });

  it('goes by the ids the act carries', () => {
    expect(subjectOfSample('demand.list')).toEqual({ rows: [{ table: 'upperDemand', id: '<demandId>' }] });
    expect(subjectOfSample('destruction.confirm').rows).toEqual([
      { table: 'destruction', id: '<destructionId>' },
    ]);
    expect(subjectOfSample('guide.withdraw')).toEqual({ guideId: '<guideId>' });
  });

  it('reads an act as it waits, and says nothing of one it cannot read', () => {
    const content = {
      level: 'national',
      sourceSystem: '全国婚姻登记信息管理系统',
      upperOwner: '民政部',
      counterpartId: 'dept-minzheng',
      wanted: '婚姻登记',
      purpose: '核对',
    };
    const asked = { name: 'demand.request', args: { demandId: 'd', content } };
    expect(actSubject(asked)).toEqual({ words: '全国婚姻登记信息管理系统' });
    expect(actSubject({ name: 'demand.request', args: { demandId: 'd' } })).toEqual({});
    expect(actSubject({ name: 'demand.of-a-later-release', args: {} })).toEqual({});
  });
});
