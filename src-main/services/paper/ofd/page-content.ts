/** What is painted on a page as the objects of an OFD page (GB/T 33190-2016, 7.7, 8 and 11). */
import type { Faces } from './faces.ts';
import { type Box, boxAround, identity } from './matrix.ts';
import type { Ink, Mark, MarkedPage, PathMark, Segment } from './page-marks.ts';
import { createTextRuns, type TextRun } from './text-runs.ts';
import { element, numbersOf, rounded, type Xml, xmlFile } from './xml.ts';

export type PageContext = {
  readonly faces: Faces;
  /** The next number that no object of the document has. */
  readonly nextId: () => number;
  /** The number of a font among the document's resources. */
  readonly fontId: (index: number) => number;
};

/** The page's file. */
export function pageContent(page: MarkedPage, context: PageContext): string {
  const layer = context.nextId();
  const objects = objectsOf(page.marks, context);
  const area = element('Area', {}, element('PhysicalBox', {}, physicalBox(page)));
  return xmlFile('Page', {}, [
    area,
    element('Content', {}, element('Layer', { ID: layer, Type: 'Body' }, objects)),
  ]);
}

/** Chromium's A4 is 210 × 297 mm in whole device pixels. */
export const physicalBox = ({ width, height }: MarkedPage): string =>
  numbersOf([0, 0, Math.round(width), Math.round(height)]);

/** In the order of painting: what comes later lies above. */
function objectsOf(marks: readonly Mark[], context: PageContext): readonly Xml[] {
  const runs = createTextRuns(context.faces);
  const texts = (done: readonly TextRun[]) => done.map((run) => textObject(run, context));
  const objects = marks.flatMap((mark) =>
    mark.kind === 'glyph' ? texts(runs.add(mark)) : [...texts(runs.finish()), pathObject(mark, context)],
  );
  return [...objects, ...texts(runs.finish())];
}

const boundaryOf = ({ x, y, width, height }: Box): string => numbersOf([x, y, width, height]);

/** Both of a colour's scales are 0 to 255 in OFD; black and whole cover are the standard's own. */
function colourOf(name: string, { colour, alpha }: Ink): Xml {
  const value = colour.map((part) => Math.round(part * 255)).join(' ');
  return element(name, { Value: value, Alpha: alpha === 1 ? undefined : Math.round(alpha * 255) });
}

function textObject({ face, ink, size, turn, boundary, characters }: TextRun, context: PageContext): Xml {
  const xs = characters.map(({ at: [x] }) => rounded(x));
  const deltas = xs.slice(1).map((x, index) => x - (xs[index] ?? 0));
  const isTurned = turn.some((part, index) => Math.abs(part - (identity[index] ?? 0)) > 1e-6);
  const attributes = {
    ID: context.nextId(),
    Boundary: boundaryOf(boundary),
    CTM: isTurned ? numbersOf(turn, 6) : undefined,
    Font: context.fontId(face.index),
    Size: numbersOf([size], 4),
  };
  const code = {
    X: xs[0] ?? 0,
    Y: rounded(characters[0]?.at[1] ?? 0),
    DeltaX: deltas.length === 0 ? undefined : numbersOf(deltas),
  };
  const text = characters.map((each) => each.text).join('');
  return element('TextObject', attributes, [colourOf('FillColor', ink), element('TextCode', code, text)]);
}

const letters = { move: 'M', line: 'L', curve: 'B', close: 'C' } as const;

function pathObject({ segments, fill, stroke, evenOdd }: PathMark, context: PageContext): Xml {
  const points = segments.flatMap((segment) => [...segment.points]);
  const boundary = boxAround(points, (stroke?.width ?? 0) / 2);
  const data = ({ kind, points: its }: Segment): string =>
    [letters[kind], numbersOf(its.flatMap(([x, y]) => [x - boundary.x, y - boundary.y]))].join(' ').trim();
  const attributes = {
    ID: context.nextId(),
    Boundary: boundaryOf(boundary),
    LineWidth: stroke === null ? undefined : numbersOf([stroke.width]),
    Stroke: String(stroke !== null),
    Fill: String(fill !== null),
    Rule: evenOdd ? 'Even-Odd' : undefined,
  };
  return element('PathObject', attributes, [
    ...(stroke === null ? [] : [colourOf('StrokeColor', stroke)]),
    ...(fill === null ? [] : [colourOf('FillColor', fill)]),
    element('AbbreviatedData', {}, segments.map(data).join(' ')),
  ]);
}
