/**
 * The content stream of a page, painted (ISO 32000-1 §8 and §9): the operators that Chromium writes for the desk's papers.
 * Another one throws, so that nothing of a paper is left out. Clips are passed over: what a paper's style sheet clips to
 * is the page area, and nothing of a paper reaches past it.
 */
import { after, identity, type Matrix, mapped } from './matrix.ts';
import type { Colour, Mark, PdfFont, Segment } from './page-marks.ts';
import { type Dictionary, isName, type PdfValue, readPdf, UnreadablePdf } from './pdf-values.ts';

export type Resources = {
  readonly font: (name: string) => PdfFont;
  readonly graphics: (name: string) => Dictionary;
};

type State = {
  readonly matrix: Matrix;
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  readonly lineWidth: number;
  readonly font: PdfFont | null;
  readonly size: number;
};

type Painter = {
  readonly resources: Resources;
  readonly marks: Mark[];
  readonly saved: State[];
  state: State;
  segments: Segment[];
  line: Matrix;
  text: Matrix;
};

/** @param toPage from the stream's own units to millimetres of the page */
export function paint(content: string, toPage: Matrix, resources: Resources): readonly Mark[] {
  const black: Colour = [0, 0, 0];
  const state: State = {
    ...{ matrix: toPage, fill: black, stroke: black, fillAlpha: 1, strokeAlpha: 1 },
    ...{ lineWidth: 1, font: null, size: 0 },
  };
  const painter: Painter = {
    ...{ resources, marks: [], saved: [], state, segments: [] },
    ...{ line: identity, text: identity },
  };
  const reader = readPdf(content);
  let operands: PdfValue[] = [];
  for (let read = reader.next(); read !== null; read = reader.next()) {
    if ('value' in read) {
      operands.push(read.value);
      continue;
    }
    const act = operators[read.operator];
    if (act === undefined) throw new UnreadablePdf(`the page is painted with ${read.operator}`);
    act(painter, operands);
    operands = [];
  }
  return painter.marks;
}

type Act = (painter: Painter, operands: readonly PdfValue[]) => void;

const numbers = (operands: readonly PdfValue[], count: number): number[] => {
  if (operands.length !== count || !operands.every((each) => typeof each === 'number'))
    throw new UnreadablePdf('an operator lacks its numbers');
  return operands.map(Number);
};
const matrixOf = (operands: readonly PdfValue[]): Matrix => numbers(operands, 6) as unknown as Matrix;
const colourOf = (operands: readonly PdfValue[]): Colour => numbers(operands, 3) as unknown as Colour;
const nothing: Act = () => undefined;

const set = (painter: Painter, change: Partial<State>): void => {
  painter.state = { ...painter.state, ...change };
};

/** What is set by name for a whole run of painting (§8.4.5). */
const graphics: Act = (painter, [name]) => {
  const wanted = isName(name) ? painter.resources.graphics(name.name) : new Map<string, PdfValue>();
  const number = (key: string, otherwise: number) => Number(wanted.get(key) ?? otherwise);
  const mode = wanted.get('BM');
  if (isName(mode) && mode.name !== 'Normal') throw new UnreadablePdf('colours are blended');
  const { fillAlpha, strokeAlpha, lineWidth } = painter.state;
  set(painter, {
    fillAlpha: number('ca', fillAlpha),
    strokeAlpha: number('CA', strokeAlpha),
    lineWidth: number('LW', lineWidth),
  });
};

const segment =
  (kind: 'move' | 'line' | 'curve'): Act =>
  (painter, operands) => {
    const flat = numbers(operands, kind === 'curve' ? 6 : 2);
    const points = Array.from({ length: flat.length / 2 }, (_, index) =>
      mapped(painter.state.matrix, [flat[2 * index] ?? 0, flat[2 * index + 1] ?? 0]),
    );
    painter.segments.push({ kind, points } as unknown as Segment);
  };

const close: Act = (painter) => painter.segments.push({ kind: 'close', points: [] });

const rectangle: Act = (painter, operands) => {
  const [x = 0, y = 0, width = 0, height = 0] = numbers(operands, 4);
  segment('move')(painter, [x, y]);
  for (const [right, down] of [[width, 0] as const, [width, height] as const, [0, height] as const])
    segment('line')(painter, [x + right, y + down]);
  close(painter, []);
};

type Painting = { readonly fills?: boolean; readonly strokes?: boolean; readonly evenOdd?: boolean };

const finish =
  ({ fills = false, strokes = false, evenOdd = false }: Painting): Act =>
  (painter) => {
    const { segments, state } = painter;
    painter.segments = [];
    if (segments.length === 0 || !(fills || strokes)) return;
    const [a, b, c, d] = state.matrix;
    const width = state.lineWidth * Math.sqrt(Math.abs(a * d - b * c));
    painter.marks.push({
      kind: 'path',
      segments,
      fill: fills ? { colour: state.fill, alpha: state.fillAlpha } : null,
      evenOdd,
      stroke: strokes ? { colour: state.stroke, alpha: state.strokeAlpha, width } : null,
    });
  };

const moveLine: Act = (painter, operands) => {
  const [x = 0, y = 0] = numbers(operands, 2);
  painter.line = after([1, 0, 0, 1, x, y], painter.line);
  painter.text = painter.line;
};

const setLine: Act = (painter, operands) => {
  painter.line = matrixOf(operands);
  painter.text = painter.line;
};

/** Glyph after glyph, each as far on as the font says the one before is wide. */
const show = (painter: Painter, codes: string): void => {
  const { font, size, matrix, fill, fillAlpha } = painter.state;
  if (font === null) throw new UnreadablePdf('text without a font');
  const { codeBytes, glyphs } = font;
  for (let at = 0; at + codeBytes <= codes.length; at += codeBytes) {
    const glyph = Buffer.from(codes.slice(at, at + codeBytes), 'latin1').readUIntBE(0, codeBytes);
    const place = after([size, 0, 0, size, 0, 0], after(painter.text, matrix));
    painter.marks.push({ kind: 'glyph', font, glyph, place, ink: { colour: fill, alpha: fillAlpha } });
    advance(painter, glyphs.advance(glyph) * size);
  }
};

const advance = (painter: Painter, by: number): void => {
  painter.text = after([1, 0, 0, 1, by, 0], painter.text);
};

/** Numbers between the glyphs move the next one back by thousandths of the em. */
const showSpaced: Act = (painter, [parts]) => {
  for (const part of Array.isArray(parts) ? parts : []) {
    if (typeof part === 'string') show(painter, part);
    else advance(painter, (-Number(part) / 1000) * painter.state.size);
  }
};

const operators: Readonly<Record<string, Act>> = {
  q: (painter) => painter.saved.push(painter.state),
  Q: (painter) => {
    painter.state = painter.saved.pop() ?? painter.state;
  },
  cm: (painter, operands) => set(painter, { matrix: after(matrixOf(operands), painter.state.matrix) }),
  gs: graphics,
  w: (painter, operands) => set(painter, { lineWidth: numbers(operands, 1)[0] ?? 1 }),
  rg: (painter, operands) => set(painter, { fill: colourOf(operands) }),
  RG: (painter, operands) => set(painter, { stroke: colourOf(operands) }),
  m: segment('move'),
  l: segment('line'),
  c: segment('curve'),
  h: close,
  re: rectangle,
  f: finish({ fills: true }),
  'f*': finish({ fills: true, evenOdd: true }),
  S: finish({ strokes: true }),
  B: finish({ fills: true, strokes: true }),
  n: finish({}),
  W: nothing,
  'W*': nothing,
  BT: (painter) => setLine(painter, [...identity]),
  ET: nothing,
  Tf: (painter, [name, size]) =>
    set(painter, { font: isName(name) ? painter.resources.font(name.name) : null, size: Number(size) }),
  Tm: setLine,
  Td: moveLine,
  Tj: (painter, [codes]) => show(painter, String(codes)),
  TJ: showSpaced,
  // The width and box of a drawn glyph, which its font has said already.
  d1: nothing,
  // Which part of the text this is, for whoever has it read aloud: it paints nothing.
  BDC: nothing,
  BMC: nothing,
  EMC: nothing,
};
