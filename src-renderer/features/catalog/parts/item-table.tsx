import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { dataTypeLabel, shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useRows } from '../../../data/live.ts';
import { shareTone } from '../../../office/case-labels.ts';
import { useStandards } from '../../../office/standards.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Section } from '../../../ui/pieces.tsx';

/** The items with their sharing types; in a base or theme library also who provides each (二(三)、三(一)). */
export function ItemTable({ entry }: { readonly entry: CatalogEntry }) {
  const sourceOf = useItemSource(entry);
  const standardsOf = useStandards();
  const common = entry.library.kind !== 'department';
  return (
    <Section title={`信息项（${entry.items.length}）`}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">信息项名称</th>
            <th scope="col">数据类型</th>
            <th scope="col">共享类型</th>
            {common && <th scope="col">提供部门</th>}
          </tr>
        </thead>
        <tbody>
          {entry.items.map((item) => (
            <tr key={item.id}>
              <td>
                {item.name}
                {standardsOf(item.name).map(({ guideId, title }) => (
                  <div key={guideId} className="small">
                    标准：<a href={hrefOf('guide', { guideId })}>{title}</a>
                  </div>
                ))}
              </td>
              <td>{dataTypeLabel[item.dataType]}</td>
              <td>
                <Badge tone={shareTone[item.shareType]}>{shareTypeLabel[item.shareType]}</Badge>
              </td>
              {common && <td>{sourceOf(item.id)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The provider of an item, or of the entry it was taken over from. */
function useItemSource({ providerId, publication }: CatalogEntry): (itemId: string) => string {
  const departmentName = useDepartmentName();
  const sources = publication?.itemSources ?? [];
  const entries = useRows(
    'catalogEntry',
    sources.map(({ entryId }) => entryId),
  );
  return (itemId) => {
    const source = sources.findIndex((each) => each.itemId === itemId);
    const from = source === -1 ? undefined : entries?.[source];
    return from === undefined
      ? departmentName(providerId)
      : `${departmentName(from.providerId)}《${from.name}》`;
  };
}
