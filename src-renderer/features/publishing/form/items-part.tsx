import { Button, Input, Select } from 'antd';
import type { InformationItem, ShareType } from '#shared/domain/catalog/entry.ts';
import { dataTypeLabel, shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { Section } from '../../../ui/pieces.tsx';
import type { PartProps } from './part.ts';

const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));
const typeOptions = optionsOf(dataTypeLabel);
const shareOptions = optionsOf(shareTypeLabel);

/** The lowest number no item of the entry carries, so that a removed item's id is not given to its neighbour. */
const freshId = (items: readonly InformationItem[]): string => {
  const numbers = items.map(({ id }) => Number(/^item-(\d+)$/u.exec(id)?.[1] ?? 0));
  return `item-${Math.max(0, ...numbers) + 1}`;
};

/** 信息项, each with its own sharing type; shared without condition unless said otherwise (二(一)). */
export function ItemsPart({ content: { items }, onPatch }: PartProps) {
  const change = (id: string, patch: Partial<InformationItem>) =>
    onPatch({ items: items.map((item) => (item.id === id ? { ...item, ...patch } : item)) });
  const add = () =>
    onPatch({
      items: [...items, { id: freshId(items), name: '', dataType: 'C', shareType: 'unconditional' }],
    });
  return (
    <Section title={`信息项（${items.length}）· 四(二)`}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">数据类型</th>
            <th scope="col">共享类型</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <ItemRow
              key={item.id}
              item={item}
              place={index + 1}
              onChange={(patch) => change(item.id, patch)}
              onRemove={() => onPatch({ items: items.filter((each) => each.id !== item.id) })}
            />
          ))}
        </tbody>
      </table>
      <Button onClick={add} disabled={items.length >= 500}>
        添加信息项
      </Button>
    </Section>
  );
}

type ItemRowProps = {
  readonly item: InformationItem;
  readonly place: number;
  readonly onChange: (patch: Partial<InformationItem>) => void;
  readonly onRemove: () => void;
};

function ItemRow({ item, place, onChange, onRemove }: ItemRowProps) {
  return (
    <tr>
      <td>
        <Input
          aria-label={`信息项 ${place} 名称`}
          maxLength={200}
          value={item.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </td>
      <td>
        <Select<InformationItem['dataType']>
          aria-label={`信息项 ${place} 数据类型`}
          className="wide"
          value={item.dataType}
          options={typeOptions}
          onChange={(dataType) => onChange({ dataType })}
        />
      </td>
      <td>
        <Select<ShareType>
          aria-label={`信息项 ${place} 共享类型`}
          className="wide"
          value={item.shareType}
          options={shareOptions}
          onChange={(shareType) => onChange({ shareType })}
        />
      </td>
      <td>
        <Button size="small" aria-label={`删除信息项 ${place}`} onClick={onRemove}>
          删除
        </Button>
      </td>
    </tr>
  );
}
