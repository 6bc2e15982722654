import { App } from 'antd';
import { useState } from 'react';
import { writeSheet } from '#shared/domain/cataloguing/sheet/write-sheet.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { draftStateLabel } from '../../../office/draft-labels.ts';
import { offerSpreadsheet } from '../../../office/offer-download.ts';
import { writeInWorker } from '../../../spreadsheet/sheet-jobs.ts';
import { type SheetDesk, useOwnEntries, useSheetDesk, useSourceCodes } from './use-sheet-office.ts';

export type SheetFiles = {
  /** Entries an export holds; null while loading. */
  readonly count: number | null;
  readonly busy: boolean;
  readonly saveTemplate: () => void;
  readonly saveExport: () => void;
};

const rowsOf = ({ own, department, directory }: SheetDesk) =>
  writeSheet(own, { provider: department, directory }, (state) => draftStateLabel[state]);

/** The template and the export, as downloads. */
export function useSheetFiles(): SheetFiles {
  const own = useOwnEntries();
  const desk = useSheetDesk(own, useSourceCodes(own));
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (fileName: string, rows: readonly (readonly string[])[]) => {
    setBusy(true);
    try {
      offerSpreadsheet(fileName, await writeInWorker(rows));
      message.success(`已生成“${fileName}”，请到下载位置查看`);
    } catch {
      message.error('表格没有生成，请重试；仍不行请重新打开本程序。');
    } finally {
      setBusy(false);
    }
  };
  return {
    count: own?.length ?? null,
    busy,
    saveTemplate: () => void save('政务信息资源目录模板.xlsx', []),
    saveExport: () => {
      if (desk === undefined) return;
      const day = civilDateOf(Date.now()).replaceAll('-', '');
      void save(`${desk.department.shortName}政务信息资源目录${day}.xlsx`, rowsOf(desk));
    },
  };
}
