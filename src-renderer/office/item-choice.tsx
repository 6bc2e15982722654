import { Button, Checkbox } from 'antd';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { FieldGroup } from '../ui/field.tsx';
import { Badge } from '../ui/pieces.tsx';
import { shareTone } from './case-labels.ts';

type ItemChoiceProps = {
  readonly entry: CatalogEntry;
  readonly itemIds: readonly string[];
  readonly onChange: (itemIds: string[]) => void;
};

/** The items asked for; withheld ones cannot be, and say why. */
export function ItemChoice({ entry, itemIds, onChange }: ItemChoiceProps) {
  const open = entry.items.filter((item) => item.shareType !== 'withheld');
  // In the order of the entry, so that the same choice is always the same application.
  const choose = (wanted: (id: string) => boolean) =>
    onChange(open.filter((item) => wanted(item.id)).map((item) => item.id));
  return (
    <FieldGroup legend={`申请的信息项（已选 ${itemIds.length}）`}>
      <div className="line">
        <Button size="small" onClick={() => choose(() => true)}>
          全选可申请项
        </Button>
        <Button size="small" onClick={() => choose(() => false)}>
          清空
        </Button>
      </div>
      <ul className="item-choice">
        {entry.items.map((item) => {
          const withheld = item.shareType === 'withheld';
          return (
            <li key={item.id}>
              <Checkbox
                disabled={withheld}
                checked={itemIds.includes(item.id)}
                onChange={() => choose((id) => itemIds.includes(id) !== (id === item.id))}
              >
                {item.name}
              </Checkbox>
              <Badge tone={shareTone[item.shareType]}>{shareTypeLabel[item.shareType]}</Badge>
              {withheld && (
                <span className="small soft cut" title={entry.withholding?.reason}>
                  不能申请 · 四(二)3 {entry.withholding?.reason ?? ''}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </FieldGroup>
  );
}
