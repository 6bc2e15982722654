/**
 * A piece of a delimited file, masked and looked at by itself. Pieces are whole records, so that several can be worked on at
 * a time; {@link MaskRun} cuts them and joins what was made of them in order.
 */
import { type MaskAlgorithm, readsAsRaw } from '../algorithm.ts';
import { compileRule } from '../compile.ts';
import type { MaskKeys } from '../keys.ts';
import { MaskFault } from '../mask-fault.ts';
import { type ColumnRule, type MaskRuleSet, problemsOf, rulesInOrder } from '../rule-set.ts';
import { CsvFault, type CsvFaultCode } from './csv-fault.ts';
import type { CsvHead } from './csv-head.ts';
import { CsvJudge, type LeftOver } from './csv-judge.ts';
import { CsvMasker, type MaskedColumn } from './csv-masker.ts';
import { longestRecord } from './csv-walk.ts';
import { openKernel } from './kernel/open-kernel.ts';

export type MaskSubject = Pick<CsvHead, 'codec' | 'format' | 'header'> & {
  readonly rules: MaskRuleSet;
  /** Of the rules' purpose; null where the officer gave no secret. */
  readonly keys: MaskKeys | null;
};

export type Piece = {
  /** The first holds the byte order mark and the header; after the last there is nothing. */
  readonly first: boolean;
  readonly last: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type PieceDone = {
  readonly output: Uint8Array;
  /** The header's among them. */
  readonly records: number;
  /** Values of each column that came out other than they went in, and what was found in it afterwards. */
  readonly changed: readonly number[];
  readonly left: readonly (readonly LeftOver[])[];
  /** What ends the run; rows are counted from the piece's first record, which is 1. */
  readonly fault: { readonly code: CsvFaultCode; readonly row: number } | null;
  readonly last: boolean;
};

const problemSays = {
  'column-without-rule': (column: string) =>
    `列“${column}”没有规则，未作处理（四(三)）。请在规则中写明如何处理它。`,
  'rule-without-column': (column: string) => `规则中的列“${column}”在文件里没有。`,
};

const passedOn: MaskAlgorithm = { id: 'keep', reason: '' };

/** The rules in the order of the file's columns. @throws MaskFault where the rules are not this file's */
export const rulesOfFile = (rules: MaskRuleSet, header: readonly string[]): readonly ColumnRule[] => {
  const [problem] = problemsOf(rules, header);
  if (problem !== undefined) throw new MaskFault(problemSays[problem.code](problem.column));
  return rulesInOrder(rules, header);
};

/** @throws MaskFault */
const columnsOf = ({ header, rules, keys }: MaskSubject): readonly MaskedColumn[] =>
  rulesOfFile(rules, header).map((rule) => {
    const made = compileRule(rule, keys);
    if (!made.ok) throw new MaskFault(`列“${made.error.column}”的算法需要密钥，请给出密钥文件。`);
    // What changes places between rows is passed on here and dealt with where the pieces are joined.
    if (made.value.by === 'block') return { algorithm: passedOn, mask: (value) => value };
    return { algorithm: rule.algorithm, mask: made.value.mask };
  });

type Hands = { readonly masker: CsvMasker; readonly judge: CsvJudge };

export class PieceWork {
  readonly #subject: MaskSubject;
  readonly #columns: readonly MaskedColumn[];
  readonly #judged: readonly boolean[];
  #hands: Hands | null = null;

  /** @throws MaskFault */
  constructor(subject: MaskSubject) {
    this.#subject = subject;
    this.#columns = columnsOf(subject);
    this.#judged = rulesInOrder(subject.rules, subject.header).map(
      ({ algorithm }) => !readsAsRaw.has(algorithm.id),
    );
  }

  /** The output is valid until the next call. */
  do({ bytes, first, last }: Piece): PieceDone {
    // What was cut for its length alone may be no whole record.
    const isWhole = last || bytes.length <= longestRecord;
    return this.#made({ first, last }, ({ masker, judge }) => {
      const output = isWhole ? masker.end(bytes) : masker.push(bytes);
      if (masker.isWithin) throw new CsvFault('row-too-long', masker.records + 1);
      judge.push(output, isWhole);
      return output;
    });
  }

  /** The same over the file's bytes as they are read, cut anywhere, from its first one on: for one who works alone. */
  follow(chunk: Uint8Array, last: boolean): PieceDone {
    return this.#made({ first: true, last }, ({ masker, judge }) => {
      const output = last ? masker.end(chunk) : masker.push(chunk);
      judge.push(output, last);
      return output;
    });
  }

  #made({ first, last }: Pick<Piece, 'first' | 'last'>, mask: (hands: Hands) => Uint8Array): PieceDone {
    const hands = this.#open(first ? 0 : 1);
    const { masker, judge } = hands;
    const before = masker.records;
    const changedBefore = [...masker.changed];
    let [output, fault]: [Uint8Array, CsvFault | null] = [new Uint8Array(), null];
    try {
      output = mask(hands);
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      fault = error;
    }
    return {
      output,
      records: masker.records - before,
      changed: masker.changed.map((count, at) => count - (changedBefore[at] as number)),
      left: judge.left(),
      fault: fault === null ? null : { code: fault.code, row: Math.max(0, fault.row - before) },
      last,
    };
  }

  #open(before: 0 | 1): Hands {
    const { codec, format } = this.#subject;
    this.#hands ??= {
      masker: new CsvMasker({ codec, format, before }, this.#columns, openKernel()),
      judge: new CsvJudge({ codec, format, before }, this.#judged, openKernel()),
    };
    return this.#hands;
  }
}
