import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { isDedicatedTo } from '#shared/domain/catalog/share-type.ts';
import { useHasRole, useOfficer } from '../app/officer-context.ts';

/** Why an application for an entry is not possible, in the officer's words; null where it is. */
export function useApplyObstacle(): (entry: CatalogEntry) => string | null {
  const { departmentId } = useOfficer();
  const mayApply = useHasRole('data-officer');
  return (entry) => {
    if (!mayApply) return '申请由本部门数据专员办理。';
    if (entry.providerId === departmentId) return '本部门提供的资源，在部门内部直接使用。';
    if (entry.replacedByEntryId !== undefined) return '正在更替或已停用，请申请替代它的新资源（五(七)）。';
    if (entry.dedicatedTo !== null && !isDedicatedTo(entry, departmentId))
      return '专用资源，本部门不在名单内（五(四)4）；履职确需的，与提供部门联系调整名单。';
    if (entry.items.every((item) => item.shareType === 'withheld'))
      return '全部信息项不予共享（四(二)3），理由和依据见目录里的共享规则。';
    return null;
  };
}
