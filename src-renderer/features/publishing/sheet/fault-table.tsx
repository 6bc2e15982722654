import type { SheetFault } from '#shared/domain/cataloguing/sheet/fault.ts';

/** Faults by their cells: where, what stands there, why it is not taken, what to do. */
export function FaultTable({ faults }: { readonly faults: readonly SheetFault[] }) {
  return (
    <table className="grid-table grid-table--fault" aria-label="有错的单元格">
      <thead>
        <tr>
          <th scope="col">单元格</th>
          <th scope="col">列</th>
          <th scope="col">现在的内容</th>
          <th scope="col">原因和改法</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell may have two faults, and the list is never reordered.
          <tr key={`${fault.cell} ${index}`}>
            <td className="strong">{fault.cell}</td>
            <td>{fault.column}</td>
            <td>{fault.value === '' ? <span className="soft">（空）</span> : fault.value}</td>
            <td>
              <span className="strong">{fault.reason}</span>
              <div className="small">{fault.next}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
