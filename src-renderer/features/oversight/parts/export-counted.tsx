import { Button } from 'antd';
import { useState } from 'react';
import type { Assessment } from '#shared/domain/assessment/assessment.ts';
import { matterLabel } from '#shared/domain/board/limit.ts';
import { offerSpreadsheet } from '../../../office/offer-download.ts';
import { writeTableInWorker } from '../../../spreadsheet/sheet-jobs.ts';
import { useEveryCounted } from '../use-counted.ts';

/** 导出记录清单: every record behind every figure of the sheet, so that whoever reads it can ask for each. */
export function ExportCountedButton({ subject }: { readonly subject: Assessment }) {
  const every = useEveryCounted(subject);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (every === undefined) return;
    setBusy(true);
    const rows = every.flatMap(({ indicator, counted }) =>
      counted.map((each) => [
        subject.departmentName,
        indicator.name,
        indicator.clause,
        each.subject,
        each.recordId,
        each.dueOn,
        each.hit ? '按期' : indicator.measure === 'circulars' ? matterLabel.rectification : '超期',
      ]),
    );
    try {
      const table = [['部门', '指标', '依据', '事项', '记录编号', '到期', '结果'], ...rows];
      const name = `记录清单-${subject.departmentName}-${subject.name}.xlsx`;
      offerSpreadsheet(name, await writeTableInWorker({ name: '记录', rows: table }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} disabled={every === undefined} onClick={() => void save()}>
      导出记录清单
    </Button>
  );
}
