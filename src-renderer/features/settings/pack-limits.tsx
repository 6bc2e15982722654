import { clockStartLabel, matterLabel } from '#shared/domain/policy/labels.ts';
import { type ClockRule, clockMatters } from '#shared/domain/policy/pack.ts';
import { knownPacks } from '#shared/domain/policy/packs.ts';

/** The limits of every pack side by side, each with its clause or article. */
export function PackLimits() {
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">事项</th>
          {knownPacks.map((pack) => (
            <th key={pack.id} scope="col">
              {pack.source}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clockMatters.map((matter) => (
          <tr key={matter}>
            <th scope="row">{matterLabel[matter]}</th>
            {knownPacks.map((pack) => (
              <td key={pack.id}>{limitOf(pack.clocks[matter])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const limitOf = (rule: ClockRule | undefined): string =>
  rule === undefined
    ? '未规定'
    : `${clockStartLabel[rule.startsAt]} ${rule.workingDays} 个工作日 · ${rule.clause}`;
