/** Chinese words for what is decided about a proposed item. */
import type { ItemResolution } from './collection-check.ts';
import type { Likeness } from './match.ts';

export const resolutionLabel: Readonly<Record<ItemResolution['kind'], string>> = {
  collect: '采集',
  share: '改用共享',
  different: '不是同一数据',
  exception: '法律、法规另有规定',
};

export const likenessLabel: Readonly<Record<Likeness, string>> = { same: '同名', near: '相近' };
