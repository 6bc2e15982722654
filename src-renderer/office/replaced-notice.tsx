import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { hrefOf } from '../app/routes.ts';
import { useRow } from '../data/live.ts';
import { Notice } from '../ui/pieces.tsx';

type ReplacedNoticeProps = { readonly entry: Pick<CatalogEntry, 'status' | 'replacedByEntryId'> };

/** Where to go instead of a resource that is being replaced or was stopped; nothing for others (R077). */
export function ReplacedNotice({ entry }: ReplacedNoticeProps) {
  const { replacedByEntryId } = entry;
  const next = useRow('catalogEntry', replacedByEntryId ?? null);
  if (replacedByEntryId === undefined) return null;
  return (
    <Notice tone="amber">
      {entry.status === 'stopped' ? '该资源已停用' : '该资源正在更替，不再受理新的申请'}（五(七)），请改用
      <a href={hrefOf('entry', { entryId: replacedByEntryId })}>{next?.name ?? '新资源'}</a>。
    </Notice>
  );
}
