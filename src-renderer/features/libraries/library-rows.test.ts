import { expect, it } from 'vitest';
import { libraryWith } from '#shared/domain/shared-library/testing/library-with.ts';
import { libraryRows, partOf } from './library-rows.ts';

it('[R022] [R023] lists the six base libraries first, led or not, then the established themes', () => {
  const theme = libraryWith({ id: 'b', library: { kind: 'theme', theme: '健康保障' }, memberIds: ['d-2'] });
  const rows = libraryRows([theme, libraryWith()]);
  expect(rows).toHaveLength(7);
  expect(rows.filter(({ record }) => record === null)).toHaveLength(5);
  expect(rows[0]).toMatchObject({ id: 'base:population', record: { leadId: 'd-provider' } });
  expect(rows[6]?.id).toBe('theme:健康保障');
  expect(rows.map((row) => partOf(row, 'd-2'))).toEqual([null, null, null, null, null, null, 'member']);
  expect(partOf({ record: theme }, 'd-provider')).toBe('lead');
});
