/** What the wire refuses before the platform looks at it. */
import { describe, expect, it } from 'vitest';
import { entryWith } from '#shared/domain/testing/office.ts';
import { gatewayRequest } from './gateway.ts';
import { importCatalogRequest } from './import-catalog.ts';
import { signInRequest } from './session.ts';

const unstorable = ['a\u0000', 'a\ud800', 'a\u001b', 'a\u202e'];
const device = { id: 'device-1', secret: 'a'.repeat(64), name: '工作站' };

describe('text that the database cannot hold, or that reads other than it is', () => {
  it.each(unstorable)('%j is no login, no query key and no import key', (text) => {
    const signIn = { protocol: 1, login: text, password: 'x', device };
    expect(signInRequest.safeParse(signIn).success).toBe(false);
    expect(signInRequest.safeParse({ ...signIn, login: 'minzheng.zhang' }).success).toBe(true);
    const call = {
      callId: '018f4e2a-0000-4000-8000-000000000000',
      grantId: 'c.grant',
      purpose: '核对',
      key: text,
    };
    expect(gatewayRequest.safeParse(call).success).toBe(false);
    expect(gatewayRequest.safeParse({ ...call, key: '140902' }).success).toBe(true);
    expect(importCatalogRequest.safeParse(importOf({}, text)).success).toBe(false);
    expect(importCatalogRequest.safeParse(importOf({ relatedCodes: [text] })).success).toBe(false);
  });
});

const importOf = (patch: object, ...keys: string[]) => {
  const { id, code, providerId, publishedOn, status, demonstration, importedFrom, ...entry } = entryWith();
  expect([id, code, providerId, publishedOn, status, demonstration, importedFrom]).toHaveLength(7);
  const named = keys.length === 0 ? ['one'] : keys;
  return { departmentId: 'd-user', entries: named.map((key) => ({ key, entry: { ...entry, ...patch } })) };
};

describe('an imported entry', () => {
  const [name] = entryWith().items;
  const accepts = (patch: object) => importCatalogRequest.safeParse(importOf(patch)).success;

  it('[R034] with a withheld item states the reason and the basis', () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ withholding: null })).toBe(false);
    expect(accepts({ withholding: null, items: [name] })).toBe(true);
  });

  it('[R033] has one item an id, and one a name where it is delivered through the gateway', () => {
    expect(accepts({ items: [name, { ...name, name: '另一项' }], withholding: null })).toBe(false);
    const twice = { items: [name, { ...name, id: 'other' }], withholding: null };
    expect(accepts(twice)).toBe(false);
    expect(accepts({ ...twice, exchangeMethods: ['file'] })).toBe(true);
  });

  it('a request names each key once, so that a repeat of it changes nothing', () => {
    expect(importCatalogRequest.safeParse(importOf({}, 'one', 'two')).success).toBe(true);
    expect(importCatalogRequest.safeParse(importOf({}, 'one', 'one')).success).toBe(false);
  });
});
