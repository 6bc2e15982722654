import type { Difference } from '#shared/domain/cataloguing/sheet/differences.ts';

type DifferenceTableProps = {
  readonly differences: readonly Difference[];
  /** True for an entry that is new: there is no before. */
  readonly fresh: boolean;
};

const Said = ({ text }: { readonly text: string }) =>
  text === '' ? <span className="soft">（空）</span> : <span className="text">{text}</span>;

/** What the import would write, beside what is recorded. */
export function DifferenceTable({ differences, fresh }: DifferenceTableProps) {
  return (
    <table className="grid-table" aria-label={fresh ? '将写入的内容' : '将修改的内容'}>
      <thead>
        <tr>
          <th scope="col">内容</th>
          {!fresh && <th scope="col">现在</th>}
          <th scope="col">{fresh ? '将写入' : '导入后'}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ title, before, after }) => (
          <tr key={title}>
            <td>{title}</td>
            {!fresh && (
              <td>
                <Said text={before} />
              </td>
            )}
            <td>
              <Said text={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
