/** Affine maps of the plane as PDF and OFD write them: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
export type Point = readonly [x: number, y: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The first, and the second upon it. */
export function after(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

export function mapped([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The point that the map brings here. */
export function unmapped([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  const size = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / size, (a * (y - f) - b * (x - e)) / size];
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The smallest upright box around the points, wider by the margin on each side. */
export function boxAround(points: readonly Point[], margin = 0): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  const twice = 2 * margin;
  return { x: left - margin, y: top - margin, width: right - left + twice, height: bottom - top + twice };
}
