/**
 * One run over a delimited file: bytes in, masked bytes out, and what the second look found in them. The same on the command
 * line and in the window's worker. Whoever runs it decides by the result whether the output is kept.
 */
import { compileRule } from '../compile.ts';
import type { MaskKeys } from '../keys.ts';
import { MaskFault } from '../mask-fault.ts';
import { type ColumnResult, type MaskReport, outcomeOf } from '../report.ts';
import { type StreamedClasses, streamedClasses } from '../risk/row-classes.ts';
import { type MaskRuleSet, problemsOf, rulesInOrder } from '../rule-set.ts';
import type { CsvHead } from './csv-head.ts';
import { CsvMasker, type MaskedColumn } from './csv-masker.ts';
import { lookAtOutput, type OutputLooks } from './output-looks.ts';

export type MaskSubject = Pick<CsvHead, 'codec' | 'format' | 'header'> & {
  readonly rules: MaskRuleSet;
  /** Of the rules' purpose; null where the officer gave no secret. */
  readonly keys: MaskKeys | null;
};

const problemSays = {
  'column-without-rule': (column: string) =>
    `列“${column}”没有规则，未作处理（四(三)）。请在规则中写明如何处理它。`,
  'rule-without-column': (column: string) => `规则中的列“${column}”在文件里没有。`,
};

/** @throws MaskFault where the rules are not this file's */
const columnsOf = ({ header, rules, keys }: MaskSubject): readonly MaskedColumn[] => {
  const [problem] = problemsOf(rules, header);
  if (problem !== undefined) throw new MaskFault(problemSays[problem.code](problem.column));
  const missing = rules.risk?.quasiIdentifiers.find((column) => !header.includes(column));
  if (missing !== undefined) throw new MaskFault(`准标识符“${missing}”不是文件的列。`);
  return rulesInOrder(rules, header).map((rule) => {
    const made = compileRule(rule, keys);
    if (!made.ok) throw new MaskFault(`列“${made.error.column}”的算法需要密钥，请给出密钥文件。`);
    if (made.value.by === 'block')
      throw new MaskFault(`列“${rule.column}”：重排不能用于边读边写的文件，请换一种算法。`);
    return { algorithm: rule.algorithm, mask: made.value.mask };
  });
};

export type RunResult = Pick<MaskReport, 'rows' | 'riskBefore' | 'risk' | 'outcome'> & {
  readonly columns: ColumnResult[];
};

export class MaskRun {
  readonly #rules: MaskRuleSet;
  readonly #masker: CsvMasker;
  readonly #looks: OutputLooks;
  readonly #before: StreamedClasses | null;
  readonly #after: StreamedClasses | null;

  /** @throws MaskFault */
  constructor(subject: MaskSubject) {
    const { codec, format, rules } = subject;
    this.#rules = rules;
    this.#masker = new CsvMasker(codec, format, columnsOf(subject));
    this.#looks = lookAtOutput(subject);
    const demand = rules.risk;
    this.#before = demand === null ? null : streamedClasses({ ...subject, demand });
    this.#after = demand === null ? null : streamedClasses({ ...subject, demand });
  }

  /** Data rows so far. */
  get rows(): number {
    return this.#masker.rows;
  }

  /** The output that is complete with this chunk; valid until the next call. @throws CsvFault */
  push(chunk: Uint8Array): Uint8Array {
    const masked = this.#masker.push(chunk);
    this.#before?.push(chunk, false);
    this.#looks.push(masked, false);
    this.#after?.push(masked, false);
    return masked;
  }

  /** The last of the output. @throws CsvFault */
  end(): Uint8Array {
    const last = this.#masker.end();
    this.#before?.push(new Uint8Array(), true);
    this.#looks.push(last, true);
    this.#after?.push(last, true);
    return last;
  }

  /** What came of it, once {@link end} has been called. */
  result(): RunResult {
    const columns = [...this.#looks.columns(this.#masker.changed)];
    const risk = this.#after?.figures() ?? null;
    return {
      rows: this.#masker.rows,
      columns,
      riskBefore: this.#before?.figures() ?? null,
      risk,
      outcome: outcomeOf(this.#rules, columns, risk),
    };
  }
}
