import { Input } from 'antd';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import type { NoticeDays } from './notice-days.ts';
import { type ArrangementDraft, useArrangement } from './use-arrangement.ts';

type ArrangeDialogProps = { readonly year: string; readonly onClose: () => void };

/** Enters the State Council's notice for a year. */
export function ArrangeDialog({ year, onClose }: ArrangeDialogProps) {
  const { draft, rest, work, fault, save, busy, problem } = useArrangement(year, onClose);
  const words = (field: keyof ArrangementDraft, label: string, rows: number) => (
    <Input.TextArea
      aria-label={label}
      rows={rows}
      value={draft.value[field]}
      onChange={(event) => draft.set({ ...draft.value, [field]: event.target.value })}
    />
  );
  const checked = `${countOf('放假', rest)}，${countOf('上班', work)}；放假日期含周末，可含上年十二月的日期。`;
  return (
    <ConfirmRecord
      title={`录入 ${year} 年节假日安排`}
      confirmText="确认录入"
      facts={[
        ['结果', '平台和各工作站此后按它计算工作日，正在计时的时限重新推算，已停止的不变。'],
        ['通知文号', words('source', '通知文号', 1)],
        ['放假日期', words('rest', '放假日期', 4)],
        ['调休上班', words('work', '调休上班', 2)],
        ['检查', fault === null ? checked : <FaultText key="fault" piece={fault} year={year} />],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void save()}
      onCancel={onClose}
    />
  );
}

const countOf = (what: string, days: NoticeDays): string =>
  days.ok ? `${what} ${days.dates.length} 天` : `${what}日期有误`;

function FaultText({ piece, year }: { readonly piece: string; readonly year: string }) {
  return (
    <span className="field__error" role="alert">
      “{piece}”不是日期，请写作 {year}-01-01，连续的写作 {year}-01-01至{year}-01-03。
    </span>
  );
}
