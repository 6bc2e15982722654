import { Button } from 'antd';
import { hrefOf } from '../../../app/routes.ts';
import { goTo } from '../../../app/use-route.ts';
import { useSheetFiles } from './use-sheet-files.ts';

/** The spreadsheet's way in and out, beside the form. */
export function SheetTools() {
  const { count, busy, saveTemplate, saveExport } = useSheetFiles();
  return (
    <>
      <Button disabled={busy} onClick={saveTemplate}>
        下载模板
      </Button>
      <Button loading={busy} disabled={count === null || count === 0} onClick={saveExport}>
        导出表格{count === null ? '' : `（${count} 条）`}
      </Button>
      <Button onClick={() => goTo(hrefOf('importSheet'))}>导入表格</Button>
    </>
  );
}
