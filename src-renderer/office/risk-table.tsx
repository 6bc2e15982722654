import type { RiskFigures } from '#shared/domain/masking/risk/figures.ts';

const whole = (count: number): string => count.toLocaleString('zh-CN');
const share = (value: number): string => `${(value * 100).toFixed(value > 0 && value < 0.001 ? 3 : 1)}%`;

type Line = readonly [label: string, of: (figures: RiskFigures) => string];

const lines: readonly Line[] = [
  ['k（最小等价类的行数）', ({ k }) => whole(k)],
  ['l（等价类中敏感值的最少种数）', ({ l }) => (l === null ? '未指定敏感属性' : whole(l))],
  ['等价类', ({ classes }) => whole(classes)],
  ['唯一的行', ({ unique, rows }) => `${whole(unique)}（${share(rows === 0 ? 0 : unique / rows)}）`],
  ['检察官风险，最高', ({ prosecutor }) => share(prosecutor.highest)],
  ['检察官风险，平均', ({ prosecutor }) => share(prosecutor.average)],
  ['营销者风险', ({ marketer }) => share(marketer)],
  ['低于 k 的行', ({ atRisk }) => share(atRisk)],
];

type RiskTableProps = {
  readonly label: string;
  readonly before: RiskFigures;
  readonly after: RiskFigures;
};

/** Re-identification risk before and after masking, as ARX names its figures. */
export function RiskTable({ label, before, after }: RiskTableProps) {
  return (
    <table className="grid-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">指标（{whole(before.rows)} 行）</th>
          <th scope="col">脱敏前</th>
          <th scope="col">脱敏后</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{of(before)}</td>
            <td className="strong">{of(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
