import { describe, expect, it } from 'vitest';
import { sampleEntry } from '../../sync/testing/sample-rows.ts';
import { emptyPlan, planFaults, proposedMapping } from './plan-draft.ts';

const item = (id: string, name: string) => ({
  id,
  name,
  dataType: 'C' as const,
  shareType: 'unconditional' as const,
});
const old = sampleEntry({ id: 'old', items: [item('a', '姓名'), item('b', '人像')] });
const next = sampleEntry({ id: 'next', items: [item('x', '姓名')] });
const whole = {
  ...emptyPlan,
  oldEntryId: 'old',
  newEntryId: 'next',
  mapping: [
    { oldItemId: 'a', newItemId: 'x', reason: '' },
    { oldItemId: 'b', newItemId: null, reason: '不再采集' },
  ],
  parallelFrom: '2026-12-01',
  parallelTo: '2026-12-20',
  stopOn: '2026-12-21',
  method: '并行写入',
};

describe('[R076] a replacement plan being written', () => {
  it('[R076] proposes items of the same name and drops none without asking', () => {
    const mapping = proposedMapping(old, next);
    expect(mapping.map(({ newItemId }) => newItemId)).toEqual(['x', null]);
    expect(planFaults({ ...whole, mapping })).toEqual(['不保留的信息项须逐项写明原因。']);
  });

  it('[R076] says what is missing, and nothing once it is whole', () => {
    expect(planFaults(emptyPlan)).toHaveLength(1);
    expect(planFaults({ ...whole, stopOn: '12月21日', method: ' ' })).toHaveLength(2);
    expect(planFaults(whole)).toEqual([]);
  });
});
