import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useRowsBy } from '../../../data/live.ts';
import { hopLabel } from '../../../office/draft-labels.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Section } from '../../../ui/pieces.tsx';

const subjectLabel = { entry: '报备', removal: '停用' } as const;

/** 报备回执, one for each hop. */
export function Receipts({ entryId }: { readonly entryId: string }) {
  const receipts = useRowsBy('filingReceipt', 'entryId', entryId);
  const departmentName = useDepartmentName();
  if (receipts === undefined || receipts.length === 0) return null;
  return (
    <Section title="报备回执 · 三(一)">
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">回执编号</th>
            <th scope="col">事由</th>
            <th scope="col">平台</th>
            <th scope="col">经办部门</th>
            <th scope="col">时间</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((receipt) => (
            <tr key={receipt.id}>
              <td>{receipt.number ?? '同步后由平台编号'}</td>
              <td>{subjectLabel[receipt.subject]}</td>
              <td>{hopLabel[receipt.hop]}</td>
              <td>{departmentName(receipt.departmentId)}</td>
              <td>{timeLabel(receipt.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
