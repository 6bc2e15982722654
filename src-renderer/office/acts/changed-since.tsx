import type { RowReference } from '#shared/domain/tables.ts';
import type { RefusedMutation } from '../../data/live.ts';
import { useRow } from '../../data/live.ts';
import { Notice, Section } from '../../ui/pieces.tsx';
import { differencesBetween } from './differences.ts';
import { useKnownNames } from './use-known-names.ts';

/** What changed between what the officer saw and what stands now, record by record. */
export function ChangedSince({ refused }: { readonly refused: RefusedMutation }) {
  const seen = refused.seen ?? [];
  if (seen.length === 0) return null;
  return (
    <Section title="您办理之后的变化">
      {seen.map(({ table, row }) => (
        <RecordChanges key={`${table} ${row.id}`} refused={refused} table={table} row={row} />
      ))}
    </Section>
  );
}

type RecordChangesProps = {
  readonly refused: RefusedMutation;
  readonly table: RowReference['table'];
  readonly row: { readonly id: string };
};

function RecordChanges({ refused, table, row }: RecordChangesProps) {
  const stands = useRow(table, row.id);
  const nameOf = useKnownNames(refused.mutation);
  if (stands === undefined) return null;
  if (stands === null) return <Notice tone="amber">这条记录已不在您可见的范围内。</Notice>;
  const differences = differencesBetween(row, stands, nameOf);
  if (differences.length === 0) return <p className="soft">记录本身没有变化，退回的原因见上。</p>;
  return (
    <table className="grid-table grid-table--compared" aria-label="变化前后">
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">您办理时</th>
          <th scope="col">现在</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, label, seen, stands: now }) => (
          <tr key={`${field} ${seen} ${now}`}>
            <th scope="row">{label}</th>
            <td className="text">{seen}</td>
            <td className="text">{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
