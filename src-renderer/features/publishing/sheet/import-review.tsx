import { useState } from 'react';
import type { ImportLine } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import { Badge, Blank, Notice } from '../../../ui/pieces.tsx';
import { RowList } from '../../../ui/row-list.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { FaultTable } from './fault-table.tsx';
import { ImportFoot } from './import-foot.tsx';
import { allFaults, kindLabel, kindTone, type ReviewRow, reviewRows } from './review-rows.ts';
import type { Importing } from './use-import-run.ts';

const rowHeight = 60;

type ImportReviewProps = {
  readonly fileName: string;
  readonly lines: readonly ImportLine[];
  /** Titles in the file that are no column of ours. */
  readonly ignored: readonly string[];
  readonly importing: Importing;
};

/** Every entry of the file and what the import would do with it. */
export function ImportReview({ fileName, lines, ignored, importing }: ImportReviewProps) {
  const rows = reviewRows(lines);
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];
  return (
    <div className="panes">
      <div className="pane">
        <RowList
          label="表中的条目"
          rows={rows}
          rowHeight={rowHeight}
          selectedId={chosen?.id ?? null}
          onSelect={choose}
        >
          {(row) => <Row row={row} lines={lines} />}
        </RowList>
      </div>
      <div className="pane">
        <ScrollPane label="导入核对">
          {ignored.length > 0 && (
            <Notice tone="amber">没有读取的列（不是模板中的列）：{ignored.join('、')}</Notice>
          )}
          {chosen === undefined ? null : <Detail row={chosen} lines={lines} />}
        </ScrollPane>
        <ImportFoot fileName={fileName} lines={lines} importing={importing} />
      </div>
    </div>
  );
}

type RowProps = { readonly row: ReviewRow; readonly lines: readonly ImportLine[] };

function Row({ row: { line }, lines }: RowProps) {
  if (line === null) {
    return (
      <>
        <div className="line line--apart">
          <span className="strong">全部错误</span>
          <Badge tone="red">{allFaults(lines).length} 处</Badge>
        </div>
        <div className="small soft">按单元格列出，改好后重新选择文件</div>
      </>
    );
  }
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={line.name}>
          {line.name === '' ? '（没有名称）' : line.name}
        </span>
        <Badge tone={kindTone[line.kind]}>{kindLabel[line.kind]}</Badge>
      </div>
      <div className="line line--apart small soft">
        <span className="cut">
          第 {line.rowNumber} 行起　{line.code ?? '新条目，由平台编码'}
        </span>
        <span>{line.itemCount} 个信息项</span>
      </div>
    </>
  );
}

function Detail({ row: { line }, lines }: RowProps) {
  if (line === null) return <FaultTable faults={allFaults(lines)} />;
  return (
    <div className="stack">
      <div className="line line--wrap">
        <h3 className="entry-title">{line.name === '' ? '（没有名称）' : line.name}</h3>
        <Badge tone={kindTone[line.kind]}>{kindLabel[line.kind]}</Badge>
      </div>
      {line.kind === 'faulty' && <FaultTable faults={line.faults} />}
      {line.kind === 'unchanged' && (
        <Blank title="没有变化">表中内容与本机记录相同，导入不写入任何内容。</Blank>
      )}
      {(line.kind === 'new' || line.kind === 'changed') && (
        <DifferenceTable differences={line.differences} fresh={line.kind === 'new'} />
      )}
    </div>
  );
}
