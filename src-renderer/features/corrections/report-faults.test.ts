import { describe, expect, it } from 'vitest';
import type { CorrectionReport } from '#shared/domain/correction/correction.ts';
import { faultsOf } from './report-faults.ts';

const whole: CorrectionReport = {
  kind: 'error',
  itemIds: ['name'],
  locator: '号末四位 1003',
  wrong: '姓名有误',
  evidence: '身份证原件',
};

describe('[R067] what a report still lacks', () => {
  it('[R067] is nothing where it can be sent', () => {
    expect(faultsOf(whole)).toEqual({});
  });

  it('[R067] is named field by field', () => {
    const empty = { ...whole, itemIds: [], locator: ' ', wrong: '', evidence: '' };
    expect(Object.keys(faultsOf(empty)).sort()).toEqual(['evidence', 'itemIds', 'locator', 'wrong']);
    expect(Object.keys(faultsOf({ ...whole, locator: '字'.repeat(61) }))).toEqual(['locator']);
  });
});
