type Range = readonly [start: number, end: number];

/** Text with the ranges marked; ranges are in order and do not overlap. */
export function Highlighted({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }) {
  const starts = [0, ...ranges.map(([, end]) => end)];
  return (
    <>
      {starts.map((start, index) => {
        const range = ranges[index];
        return (
          <span key={start}>
            {text.slice(start, range?.[0])}
            {range !== undefined && <mark>{text.slice(range[0], range[1])}</mark>}
          </span>
        );
      })}
    </>
  );
}
