/**
 * One run over a delimited file: bytes in, masked bytes out, and what the second look found in them. The same on the command
 * line and in the window's worker. The file is cut into pieces of whole records, which several hands may mask at a time; what
 * needs the rows in their order is done here. Whoever runs it decides by the result whether the output is kept.
 */
import { MaskFault } from '../mask-fault.ts';
import { type MaskReport, outcomeOf } from '../report.ts';
import { type StreamedClasses, streamedClasses } from '../risk/row-classes.ts';
import { rulesInOrder } from '../rule-set.ts';
import { CsvFault } from './csv-fault.ts';
import { lookAtOutput, type OutputLooks } from './output-looks.ts';
import { type MaskSubject, type Piece, type PieceDone, PieceWork } from './piece-work.ts';
import { RecordCut } from './record-cut.ts';
import { ShuffledColumns } from './shuffled-columns.ts';

export type RunResult = Pick<MaskReport, 'rows' | 'riskBefore' | 'risk' | 'outcome' | 'columns'>;

export class MaskRun {
  readonly #subject: MaskSubject;
  readonly #cut = new RecordCut();
  readonly #looks: OutputLooks;
  readonly #shuffled: ShuffledColumns;
  readonly #before: StreamedClasses | null;
  readonly #after: StreamedClasses | null;
  readonly #work: PieceWork;
  #pieces = 0;
  #records = 0;

  /** @throws MaskFault where the rules are not this file's */
  constructor(subject: MaskSubject) {
    this.#subject = subject;
    this.#work = new PieceWork(subject);
    const { rules, header } = subject;
    const missing = rules.risk?.quasiIdentifiers.find((column) => !header.includes(column));
    if (missing !== undefined) throw new MaskFault(`准标识符“${missing}”不是文件的列。`);
    this.#looks = lookAtOutput(subject);
    this.#shuffled = new ShuffledColumns(subject);
    this.#before = rules.risk === null ? null : streamedClasses({ ...subject, demand: rules.risk });
    this.#after = rules.risk === null ? null : streamedClasses({ ...subject, demand: rules.risk });
  }

  /** Whether every row is masked by itself, without its number: only then may several hands work on the pieces. */
  get isSplittable(): boolean {
    const { rules, header } = this.#subject;
    return rulesInOrder(rules, header).every(({ algorithm }) => algorithm.id !== 'noise');
  }

  /** Data rows so far. */
  get rows(): number {
    return Math.max(0, this.#records - 1);
  }

  /** The next piece to be masked; null where the chunk completes no record. */
  cut(chunk: Uint8Array, final: boolean): Piece | null {
    this.#before?.push(chunk, final);
    const bytes = this.#cut.push(chunk, final);
    if (bytes === null) return null;
    const first = this.#pieces === 0;
    this.#pieces += 1;
    return { bytes, first, last: final };
  }

  /** Masks a piece here, as others' hands do. The output is valid until the next call. */
  do(piece: Piece): PieceDone {
    return this.#work.do(piece);
  }

  /** What became of the pieces, given in their order. The output, valid until the next call. @throws CsvFault */
  join({ output, records, changed, left, fault, last }: PieceDone): Uint8Array {
    if (fault !== null) throw new CsvFault(fault.code, fault.row === 0 ? 0 : fault.row + this.#records);
    this.#records += records;
    this.#looks.push(output, { changed, left, final: last });
    const whole = this.#shuffled.push(output, last);
    this.#after?.push(whole, last);
    return whole;
  }

  /** Masked and joined at once, without being cut: not beside {@link cut}. @throws CsvFault */
  push(chunk: Uint8Array, final = false): Uint8Array {
    this.#before?.push(chunk, final);
    return this.join(this.#work.follow(chunk, final));
  }

  /** The last of the output. @throws CsvFault */
  end(): Uint8Array {
    return this.push(new Uint8Array(), true);
  }

  /** What came of it, once all is joined. */
  result(): RunResult {
    const columns = this.#looks.columns((column) => this.#shuffled.changed(column));
    const risk = this.#after?.figures() ?? null;
    return {
      rows: this.rows,
      columns,
      riskBefore: this.#before?.figures() ?? null,
      risk,
      outcome: outcomeOf(this.#subject.rules, columns, risk),
    };
  }
}
