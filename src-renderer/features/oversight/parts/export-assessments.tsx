import { Button } from 'antd';
import { useState } from 'react';
import { type Assessment, assessmentStateLabel, scoreLabel } from '#shared/domain/assessment/assessment.ts';
import { shareLabel } from '#shared/domain/assessment/figure.ts';
import { offerSpreadsheet } from '../../../office/offer-download.ts';
import { writeTableInWorker } from '../../../spreadsheet/sheet-jobs.ts';

/** A row of titles, then a row for each department. */
const tableOf = (sheets: readonly Assessment[]): string[][] => {
  const indicators = sheets[0]?.indicators ?? [];
  const titles = indicators.flatMap(({ name, weight }) => [`${name}（权重 ${weight}）`, '按期', '件数']);
  return [
    ['部门', '期间', '状态', '得分', ...titles],
    ...sheets.map((sheet) => [
      sheet.departmentName,
      `${sheet.period.from} 至 ${sheet.period.to}`,
      assessmentStateLabel[sheet.state],
      scoreLabel(sheet.score),
      ...indicators.flatMap(({ id }) => {
        const figure = sheet.figures.find(({ indicatorId }) => indicatorId === id);
        return figure === undefined ? ['', '', ''] : [shareLabel(figure), `${figure.hits}`, `${figure.of}`];
      }),
    ]),
  ];
};

/** 导出表格: every sheet of the period in one table. */
export function ExportButton({ sheets }: { readonly sheets: readonly Assessment[] }) {
  const [busy, setBusy] = useState(false);
  const name = sheets[0]?.name ?? '考核';
  const save = async () => {
    setBusy(true);
    try {
      offerSpreadsheet(`${name}.xlsx`, await writeTableInWorker({ name: '考核', rows: tableOf(sheets) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      导出表格
    </Button>
  );
}
