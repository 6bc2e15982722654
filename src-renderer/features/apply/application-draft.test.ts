import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { emptyApplication, faultsOf } from './application-draft.ts';

const entry = { exchangeMethods: ['file', 'interface'] } as unknown as CatalogEntry;
const whole = { ...emptyApplication(entry), itemIds: ['i1'], purpose: '核验', scenario: '窗口' };

describe('the application as it is written', () => {
  it('[R017] asks for items, purpose and scenario, and says so beside each', () => {
    expect(Object.keys(faultsOf(emptyApplication(entry)))).toEqual(['itemIds', 'purpose', 'scenario']);
    expect(faultsOf(whole)).toEqual({});
  });

  it('[R017] blanks are no purpose, and the period ends at three years', () => {
    expect(Object.keys(faultsOf({ ...whole, purpose: '  ' }))).toEqual(['purpose']);
    expect(Object.keys(faultsOf({ ...whole, validMonths: 37 }))).toEqual(['validMonths']);
  });

  it('[R081] asks for the protection of secrets and privacy where the use is analysis', () => {
    expect(Object.keys(faultsOf({ ...whole, purposeKind: 'analysis' }))).toEqual(['protection']);
    expect(faultsOf({ ...whole, purposeKind: 'analysis', protection: '脱敏后使用' })).toEqual({});
  });

  it('[R028] starts with a method that the entry offers', () => {
    expect(emptyApplication(entry).method).toBe('interface');
    expect(emptyApplication({ exchangeMethods: ['file'] } as unknown as CatalogEntry).method).toBe('file');
  });
});
