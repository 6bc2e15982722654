import { expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { emptyDestruction, statementOf } from './destruction-draft.ts';

it('[R087] a report is whole with scope, time and a second person, and not before', () => {
  const empty = emptyDestruction(instantOf('2026-11-23', 10), 'nothing-kept');
  const whole = { ...empty, scope: '窗口核验，未留存', witnessId: 'o-2' };
  expect(statementOf(empty)).toBeNull();
  expect(statementOf({ ...whole, destroyedAt: '' })).toBeNull();
  expect(statementOf({ ...whole, witnessId: null })).toBeNull();
  expect(statementOf(whole)).toMatchObject({ destroyedAt: instantOf('2026-11-23', 10), witnessId: 'o-2' });
});
