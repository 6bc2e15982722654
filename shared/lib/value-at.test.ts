import { expect, it } from 'vitest';
import { valueAt } from './value-at.ts';

it('finds a field, a field within a field, and nothing where there is none', () => {
  const row = { kind: 'a', library: { kind: 'base', base: 'population' } };
  expect(valueAt(row, 'kind')).toBe('a');
  expect(valueAt(row, 'library.base')).toBe('population');
  expect(valueAt(row, 'library.theme')).toBeUndefined();
  expect(valueAt(row, 'missing.deeper')).toBeUndefined();
});
