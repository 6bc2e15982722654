/** Documents obtained through the platform stand for their paper originals (R064, R065; 五(四)5). */
import type { CatalogEntry } from './entry.ts';

/** What an officer must know of such a resource; null for plain data. */
export const paperForceOf = (kind: CatalogEntry['kind']): string | null =>
  kind === 'data'
    ? null
    : '经平台取得的，与纸质原件同等有效；平台取得到的，不再向办事人索要，只有法律、行政法规另有规定的除外。';
