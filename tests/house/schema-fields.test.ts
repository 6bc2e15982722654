/** What no schema may ask for, on any wall: rows, arguments of actions, the platform's wire, the bridge. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hostContract } from '#shared/contract/host-contract.ts';
import { actions } from '#shared/domain/actions.ts';
import { tables } from '#shared/domain/tables.ts';
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';

/** The names of all fields of a schema, at any depth. */
const fieldsOf = (schema: z.ZodType): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { properties } = node as { properties?: object };
    for (const name of Object.keys(properties ?? {})) names.add(name);
    for (const child of Object.values(node)) visit(child);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return names;
};

const rows = Object.entries(tables).map(([name, schema]) => [`row ${name}`, schema] as const);
const args = Object.entries(actions).map(([name, action]) => [`act ${name}`, action.args] as const);
const wire = [...Object.entries({ ...up }), ...Object.entries({ ...down })].map(
  ([name, schema]) => [`message ${name}`, schema as z.ZodType] as const,
);
const bridge = Object.entries(hostContract).flatMap(([service, { methods }]) =>
  Object.entries(methods).flatMap(([name, method]) => [
    [`${service}.${name} input`, method.input as z.ZodType] as const,
    [`${service}.${name} output`, method.output as z.ZodType] as const,
  ]),
);

/** Words of a field's name: `callsPerDay` has three. */
const wordsOf = (field: string): readonly string[] =>
  field.split(/(?=[A-Z])|[-_]/u).map((word) => word.toLowerCase());

const holdsAny = (field: string, words: readonly string[]): boolean =>
  wordsOf(field).some((word) => words.includes(word));

const money = [
  'price',
  'fee',
  'fees',
  'cost',
  'costs',
  'charge',
  'charges',
  'payment',
  'tariff',
  'rate',
  'yuan',
];
const whereabouts = ['url', 'uri', 'host', 'hostname', 'endpoint', 'port', 'dsn', 'password', 'token'];

const found = (
  schemas: readonly (readonly [string, z.ZodType])[],
  words: readonly string[],
): readonly string[] =>
  schemas.flatMap(([name, schema]) =>
    [...fieldsOf(schema)].filter((field) => holdsAny(field, words)).map((field) => `${name}: ${field}`),
  );

describe('fields that no schema has', () => {
  it('the search sees fields at any depth, inside lists, choices and optional parts', () => {
    const planted = z.strictObject({
      parts: z.array(z.union([z.strictObject({ unitPrice: z.number() }), z.null()])).optional(),
    });
    expect(found([['planted', planted]], money)).toEqual(['planted: unitPrice']);
    expect(fieldsOf(tables.sharingCase).has('callsPerDay')).toBe(true);
    expect(bridge.length).toBeGreaterThan(10);
  });

  it('[R018] sharing is free: no row, act, message or bridge call has a place for a price', () => {
    expect(found([...rows, ...args, ...wire, ...bridge], money)).toEqual([]);
  });

  it('[R001] [R044] no row tells a workstation where a provider’s system answers: the platform is the only way', () => {
    expect(found(rows, whereabouts)).toEqual([]);
  });
});
