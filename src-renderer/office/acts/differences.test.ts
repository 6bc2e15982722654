import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actions } from '#shared/domain/actions.ts';
import { differencesBetween } from './differences.ts';
import { isNamedField, valueText, writtenFields } from './field-words.ts';

const seen = {
  id: 'c1',
  version: 2,
  state: 'awaiting-answer',
  application: { purpose: '核验身份', itemIds: ['name'] },
  history: [{ act: 'submit', note: '' }],
};

describe('what changed since the officer decided', () => {
  it('names each field in Chinese with what was seen and what stands', () => {
    const stands = {
      ...seen,
      version: 4,
      state: 'withdrawn',
      application: { ...seen.application, purpose: '另作他用' },
      history: [...seen.history, { act: 'withdraw', note: '不再需要' }],
    };
    expect(differencesBetween(seen, stands)).toEqual([
      { field: 'state', label: '状态', seen: '待提供部门答复', stands: '已撤回' },
      { field: 'purpose', label: '使用用途', seen: '核验身份', stands: '另作他用' },
      { field: 'history', label: '办理过程', seen: '共 1 项', stands: '办理：撤回申请；说明：不再需要' },
    ]);
  });

  it('says of what was added what is there, one line each, and none of the bookkeeping', () => {
    const event = { act: 'pass', at: 0, madeAt: 0, lateBySync: false, onBehalfOf: null, note: '' };
    const stands = { ...seen, history: [...seen.history, event, { ...event, act: 'forward', note: '转办' }] };
    expect(differencesBetween(seen, stands)).toEqual([
      {
        field: 'history',
        label: '办理过程',
        seen: '共 1 项',
        stands: '办理：通过；时间：1970-01-01 08:00\n办理：转至提供部门；时间：1970-01-01 08:00；说明：转办',
      },
    ]);
  });

  it('is nothing where nothing changed, whatever the record holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
        expect(differencesBetween(row, structuredClone(row))).toEqual([]);
      }),
    );
  });
});

describe('an act in words', () => {
  it('opens groups and keeps every text, a code only where the field holds codes', () => {
    const args = {
      caseId: 'c1',
      answer: { decision: 'refuse', refusal: { basis: 'return', explanation: '越权' } },
    };
    expect(writtenFields(args).map(({ label, text }) => [label, text])).toEqual([
      ['申请', 'c1'],
      ['决定', '不予提供'],
      ['依据', 'return'],
      ['说明理由', '越权'],
    ]);
    expect(valueText('caseId', 'c1', (id) => (id === 'c1' ? '低保核对' : undefined))).toBe('低保核对');
  });

  it('has a word for every field of every act', () => {
    const nameless = new Set<string>();
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties } = schema as { properties?: Record<string, unknown> };
      for (const field of Object.keys(properties ?? {})) if (!isNamedField(field)) nameless.add(field);
      for (const part of Object.values(properties ?? schema)) walk(part);
    };
    for (const { args } of Object.values(actions))
      walk(z.toJSONSchema(args as z.ZodType, { io: 'input', unrepresentable: 'any' }));
    expect([...nameless]).toEqual([]);
  });
});
