import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type ReplacementPlan, replacementPlan } from '#shared/domain/replacement/replacement.ts';

export const emptyPlan: ReplacementPlan = {
  oldEntryId: '',
  newEntryId: '',
  mapping: [],
  parallelFrom: '',
  parallelTo: '',
  stopOn: '',
  method: '',
};

/** The first proposal: every old item to the new item of the same name; the rest is the officer's to decide. */
export const proposedMapping = (
  old: Pick<CatalogEntry, 'items'>,
  next: Pick<CatalogEntry, 'items'>,
): ReplacementPlan['mapping'] =>
  old.items.map(({ id, name }) => ({
    oldItemId: id,
    newItemId: next.items.find((item) => item.name === name)?.id ?? null,
    reason: '',
  }));

/** What is still missing, in the officer's words; empty where the plan can be confirmed. */
export const planFaults = (draft: ReplacementPlan): readonly string[] => {
  if (draft.oldEntryId === '' || draft.newEntryId === '') return ['请选择旧资源和新资源。'];
  const fields = (replacementPlan.safeParse(draft).error?.issues ?? []).map(({ path }) => path[0]);
  return [
    ...(fields.includes('mapping') ? ['不保留的信息项须逐项写明原因。'] : []),
    ...(['parallelFrom', 'parallelTo', 'stopOn'].some((each) => fields.includes(each))
      ? ['日期请按 2026-12-01 的格式填写。']
      : []),
    ...(fields.includes('method') ? ['请写明怎样过渡、怎样保证数据不丢失。'] : []),
  ];
};
