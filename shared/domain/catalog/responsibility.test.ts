import { describe, expect, it } from 'vitest';
import { responsibilityMap, stages } from './responsibility.ts';

describe('the responsibility for a resource', () => {
  it('[R088] names somebody at every stage, once', () => {
    expect(responsibilityMap('d-provider', null).map(([stage]) => stage)).toEqual([...stages]);
  });

  it('[R085] [R088] passes from the provider to the platform to the user, who alone answers for the use', () => {
    const who = Object.fromEntries(responsibilityMap('d-provider', 'd-user'));
    expect(who).toEqual({
      collection: { kind: 'department', id: 'd-provider' },
      gathering: { kind: 'department', id: 'd-provider' },
      storage: { kind: 'department', id: 'd-provider' },
      sharing: { kind: 'platform' },
      use: { kind: 'department', id: 'd-user' },
    });
    expect(Object.fromEntries(responsibilityMap('d-provider', null)).use).toEqual({ kind: 'each-user' });
  });
});
