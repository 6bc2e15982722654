import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { type ImportLine, planImport } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import { hrefOf } from '../../../app/routes.ts';
import { Page } from '../../../ui/page.tsx';
import { Loading, Notice } from '../../../ui/pieces.tsx';
import { stageWords } from './file-words.ts';
import { ImportReview } from './import-review.tsx';
import { countOf } from './review-rows.ts';
import { type Importing, useImportRun } from './use-import-run.ts';
import { useSheetFiles } from './use-sheet-files.ts';
import { type SheetDesk, useEveryCode, useOwnEntries, useSheetDesk } from './use-sheet-office.ts';
import { type ReadFile, type SheetReading, useSheetReading } from './use-sheet-reading.ts';

/** 导入表格: a file is read, held against what is recorded, shown, and written only once the officer agrees. */
export function ImportPage() {
  const own = useOwnEntries();
  const reading = useSheetReading();
  const desk = useSheetDesk(own, useEveryCode(reading.file !== null));
  const files = useSheetFiles();
  const importing = useImportRun();
  const lines = usePlan(desk, reading.file, importing.run?.running === true);
  const input = useRef<HTMLInputElement>(null);
  const tools = (
    <div className="line">
      <a href={hrefOf('publishing')}>返回编目发布</a>
      <Button loading={files.busy} onClick={files.saveTemplate}>
        下载模板
      </Button>
      <Button type="primary" onClick={() => input.current?.click()}>
        {reading.file === null ? '选择表格文件' : '重新选择文件'}
      </Button>
      <input
        ref={input}
        hidden
        aria-label="表格文件"
        type="file"
        accept=".xlsx"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen !== undefined) reading.choose(chosen);
          // The same file, corrected, may be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
  return (
    <Page title="导入表格" note={lines === null ? '编目发布' : countsOf(lines)} tools={tools} panes>
      {own === undefined || (reading.file !== null && desk === undefined) ? (
        <Loading />
      ) : (
        <Body reading={reading} lines={lines} importing={importing} />
      )}
    </Page>
  );
}

type BodyProps = {
  readonly reading: SheetReading;
  readonly lines: readonly ImportLine[] | null;
  readonly importing: Importing;
};

function Body({ reading, lines, importing }: BodyProps) {
  const { file, stage, problem } = reading;
  if (stage !== null) {
    return (
      <div className="blank" role="status">
        <strong>{stageWords[stage]}</strong>
        <Button onClick={reading.stop}>取消</Button>
      </div>
    );
  }
  if (file === null || lines === null) return <Welcome problem={problem} />;
  return (
    <ImportReview fileName={file.name} lines={lines} ignored={file.sheet.ignored} importing={importing} />
  );
}

function Welcome({ problem }: { readonly problem: string | null }) {
  return (
    <div className="page__body--padded stack">
      {problem !== null && (
        <Notice tone="red" urgent>
          {problem}
        </Notice>
      )}
      <div className="blank">
        <strong>选择填好的 .xlsx 表格</strong>
        <p>
          先下载模板，或导出本部门现有目录在其上修改。列按国家编制指南排列，一行一个信息项；模板内有填表说明和下拉选项。
        </p>
        <p>文件只在本机窗口内读取，不上传。有错的单元格会逐个列出位置和原因；您确认之前不写入任何内容。</p>
      </div>
    </div>
  );
}

const countsOf = (lines: readonly ImportLine[]): string =>
  [
    `共 ${lines.length} 条`,
    `新建 ${countOf(lines, 'new')}`,
    `修改 ${countOf(lines, 'changed')}`,
    `没有变化 ${countOf(lines, 'unchanged')}`,
    `有错 ${countOf(lines, 'faulty')}`,
  ].join('，');

/**
 * Held against what is recorded now: what an import has written reads as unchanged at its end. Not at each entry, since
 * a file of thousands takes a second to be held against it.
 */
function usePlan(
  desk: SheetDesk | undefined,
  file: ReadFile | null,
  running: boolean,
): readonly ImportLine[] | null {
  const [base, setBase] = useState(desk);
  if (!running && base !== desk) setBase(desk);
  return useMemo(() => {
    if (base === undefined || file === null) return null;
    const newId = (row: number) => file.newIds.get(row) ?? `entry-row-${row}`;
    return planImport(file.sheet.entries, { ...base, newId });
  }, [file, base]);
}
