import { describe, expect, it } from 'vitest';
import { hrefOf, routeOf } from './routes.ts';

describe('addresses of the window', () => {
  it('reads back every address it writes, rare characters included', () => {
    const caseId = 'a/b?c#%e 件';
    expect(routeOf(hrefOf('case', { caseId }))).toEqual({ name: 'case', params: { caseId } });
    expect(routeOf(hrefOf('supplement', { caseId }))).toEqual({ name: 'supplement', params: { caseId } });
    expect(routeOf(hrefOf('settings'))).toEqual({ name: 'settings', params: {} });
  });

  it('prefers a fixed word to a parameter', () => {
    expect(routeOf('#/certificates/verify').name).toBe('verify');
  });

  it('goes to 今日 for an address that names no place, and never throws', () => {
    for (const hash of ['', '#', '#/nowhere', '#/cases/', '#launch=abc'])
      expect(routeOf(hash).name).toBe('today');
    expect(routeOf('#/cases/%E0%A4%A')).toEqual({ name: 'case', params: { caseId: '%E0%A4%A' } });
  });
});
