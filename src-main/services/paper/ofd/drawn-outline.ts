/** A path of lines and cubic curves as the outline of a TrueType glyph, whose curves are quadratic. */
import type { Point } from './matrix.ts';
import type { Segment } from './page-marks.ts';

/** Quadratic curves for each cubic one: within a thousandth of the em of what was drawn. */
const pieces = 4;

type Vertex = { readonly x: number; readonly y: number; readonly onCurve: boolean };

/** @param segments in units of the em, y upwards */
export function drawnOutline(segments: readonly Segment[]): Buffer {
  const contours = contoursOf(segments).filter((contour) => contour.length > 1);
  const vertices = contours.flat();
  if (vertices.length === 0) return Buffer.alloc(0);
  let end = -1;
  const ends = contours.map((contour) => (end += contour.length));
  const [xs, ys] = [vertices.map(({ x }) => x), vertices.map(({ y }) => y)];
  const header = [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const steps = (values: readonly number[]) => values.map((value, index) => value - (values[index - 1] ?? 0));
  return Buffer.concat([
    words([...header, ...ends, 0]),
    // Bit 0: the point lies on the curve. No other bit: both coordinates are steps of two bytes.
    Buffer.from(vertices.map(({ onCurve }) => (onCurve ? 1 : 0))),
    words([...steps(xs), ...steps(ys)]),
  ]);
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt16BE(value, 2 * index);
  return bytes;
}

function contoursOf(segments: readonly Segment[]): readonly Vertex[][] {
  const contours: Vertex[][] = [];
  let from: Point = [0, 0];
  for (const { kind, points } of segments) {
    if (kind === 'move') contours.push([]);
    const contour = contours.at(-1);
    const last = points.at(-1);
    if (contour === undefined || last === undefined) continue;
    if (kind === 'curve') contour.push(...quadratics(from, points));
    else contour.push(vertex(last, true));
    from = last;
  }
  return contours.map(withoutEnd);
}

/** A contour closes by itself: a last point upon the first is one too many. */
function withoutEnd(contour: readonly Vertex[]): Vertex[] {
  const [first, last] = [contour[0], contour.at(-1)];
  const isTwice = contour.length > 1 && first?.x === last?.x && first?.y === last?.y;
  return isTwice ? contour.slice(0, -1) : [...contour];
}

const vertex = ([x, y]: Point, onCurve: boolean): Vertex => ({ x: Math.round(x), y: Math.round(y), onCurve });

function quadratics(start: Point, [one, two, end]: readonly [Point, Point, Point]): readonly Vertex[] {
  const at = (t: number, axis: 0 | 1): number => {
    const s = 1 - t;
    return (
      s * s * s * start[axis] + 3 * s * s * t * one[axis] + 3 * s * t * t * two[axis] + t * t * t * end[axis]
    );
  };
  const slope = (t: number, axis: 0 | 1): number => {
    const s = 1 - t;
    const [a, b, c] = [one[axis] - start[axis], two[axis] - one[axis], end[axis] - two[axis]];
    return 3 * (s * s * a + 2 * s * t * b + t * t * c);
  };
  return Array.from({ length: pieces }, (_, index): Vertex[] => {
    const [from, to] = [index / pieces, (index + 1) / pieces];
    // Of a piece's two cubic control points, each gives a guess at the quadratic one; between them lies the best.
    const control = (axis: 0 | 1): number =>
      (at(from, axis) + at(to, axis)) / 2 + ((slope(from, axis) - slope(to, axis)) * (to - from)) / 4;
    const point = (axis: 0 | 1): number => at(to, axis);
    return [vertex([control(0), control(1)], false), vertex([point(0), point(1)], true)];
  }).flat();
}
