import type { MonthLine } from '#shared/domain/board/board.ts';

type MonthChartProps = { readonly months: readonly MonthLine[] };

const kinds = [
  ['met', '按期办结'],
  ['missed', '超期办结'],
  ['open', '超期未办'],
] as const;
type Kind = (typeof kinds)[number][0];

/** Of the drawing, in its own units. */
const [wide, high, gap] = [560, 160, 12];

/** One case in a quiet month does not fill the drawing. */
const leastScale = 5;

const totalOf = (line: MonthLine): number => line.met + line.missed + line.open;

/** A column a month, stacked; the table beside it says the same in numbers. */
export function MonthChart({ months }: MonthChartProps) {
  const highest = Math.max(...months.map(totalOf));
  const step = wide / months.length;
  return (
    <div className="block board-chart">
      <figure>
        <svg viewBox={`0 0 ${wide} ${high + 20}`} aria-hidden="true" className="board-chart__svg">
          {months.map((line, index) => (
            <Column
              key={line.month}
              line={line}
              at={index * step}
              width={step - gap}
              scale={high / Math.max(leastScale, highest)}
            />
          ))}
          <line x1="0" x2={wide} y1={high} y2={high} className="board-chart__axis" />
        </svg>
        <figcaption className="small soft line line--wrap">
          {kinds.map(([kind, label]) => (
            <span key={kind} className={`board-chart__key board-chart__key--${kind}`}>
              {label}
            </span>
          ))}
          最高的一月 {highest} 件
        </figcaption>
      </figure>
      <MonthTable months={months} />
    </div>
  );
}

type ColumnProps = {
  readonly line: MonthLine;
  readonly at: number;
  readonly width: number;
  readonly scale: number;
};

function Column({ line, at, width, scale }: ColumnProps) {
  const heights = kinds.map(([kind]) => [kind, line[kind] * scale] as const);
  return (
    <>
      {heights.map(([kind, height], index) => {
        const below = heights.slice(0, index).reduce((sum, [, each]) => sum + each, 0);
        return (
          <rect
            key={kind}
            x={at + gap / 2}
            y={high - below - height}
            width={width}
            height={height}
            className={`board-chart__bar--${kind}`}
          />
        );
      })}
      <text x={at + (width + gap) / 2} y={high + 14} textAnchor="middle" className="board-chart__month">
        {Number(line.month.slice(5))}月
      </text>
    </>
  );
}

function MonthTable({ months }: MonthChartProps) {
  const cell = (line: MonthLine, kind: Kind) => <td key={kind}>{line[kind]}</td>;
  return (
    <table className="grid-table board-table">
      <thead>
        <tr>
          <th scope="col">到期月份</th>
          {kinds.map(([kind, label]) => (
            <th key={kind} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((line) => (
          <tr key={line.month}>
            <th scope="row">{line.month}</th>
            {kinds.map(([kind]) => cell(line, kind))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
