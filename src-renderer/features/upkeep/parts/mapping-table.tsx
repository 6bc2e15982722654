import { Input, Select } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { ItemMapping } from '#shared/domain/replacement/replacement.ts';

type MappingTableProps = {
  readonly old: CatalogEntry;
  readonly next: CatalogEntry;
  readonly mapping: readonly ItemMapping[];
  readonly onChange: (mapping: ItemMapping[]) => void;
};

const dropped = '';

/** Every item of the old resource: the new item it goes to, or why it is not kept. */
export function MappingTable({ old, next, mapping, onChange }: MappingTableProps) {
  const change = (index: number, patch: Partial<ItemMapping>) =>
    onChange(mapping.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  const options = [
    { value: dropped, label: '不保留' },
    ...next.items.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">旧资源信息项</th>
          <th scope="col">对应新资源信息项</th>
          <th scope="col">不保留的原因</th>
        </tr>
      </thead>
      <tbody>
        {mapping.map((each, index) => {
          const name = old.items.find(({ id }) => id === each.oldItemId)?.name ?? each.oldItemId;
          return (
            <tr key={each.oldItemId}>
              <td>{name}</td>
              <td>
                <Select
                  aria-label={`${name}对应`}
                  className="wide"
                  value={each.newItemId ?? dropped}
                  options={options}
                  onChange={(id: string) => change(index, { newItemId: id === dropped ? null : id })}
                />
              </td>
              <td>
                {each.newItemId === null && (
                  <Input
                    aria-label={`${name}不保留的原因`}
                    maxLength={400}
                    value={each.reason}
                    onChange={(event) => change(index, { reason: event.target.value })}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
