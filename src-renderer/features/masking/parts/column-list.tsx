import { keyedAlgorithms } from '#shared/domain/masking/algorithm.ts';
import { algorithmWords } from '#shared/domain/masking/algorithm-words.ts';
import { kindLabel } from '#shared/domain/masking/kind.ts';
import type { ColumnRule } from '#shared/domain/masking/rule-set.ts';
import { Badge } from '../../../ui/pieces.tsx';
import { RowList } from '../../../ui/row-list.tsx';

type ColumnListProps = {
  readonly columns: readonly ColumnRule[];
  readonly chosen: string;
  readonly keyed: boolean;
  readonly onChoose: (column: string) => void;
};

const rowHeight = 54;

/** Every column with what it was taken for and what becomes of it. */
export function ColumnList({ columns, chosen, keyed, onChoose }: ColumnListProps) {
  return (
    <RowList
      label="文件的列"
      rows={columns.map((rule) => ({ id: rule.column, rule }))}
      rowHeight={rowHeight}
      selectedId={chosen}
      onSelect={onChoose}
    >
      {({ rule }) => (
        <>
          <div className="line line--apart">
            <span className="cut strong" title={rule.column}>
              {rule.column}
            </span>
            {rule.kind !== null && <Badge tone="amber">{kindLabel[rule.kind]}</Badge>}
          </div>
          <div className="line line--apart small soft">
            <span className="cut">{algorithmWords(rule.algorithm)}</span>
            {keyedAlgorithms.has(rule.algorithm.id) && !keyed && <Badge tone="red">缺密钥</Badge>}
          </div>
        </>
      )}
    </RowList>
  );
}
