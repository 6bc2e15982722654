/**
 * A delimited file masked into another, in one pass and memory for a few chunks. The output is looked at as it is written;
 * it gets its name only when nothing is left in it that the rules did not accept with a reason, and k is reached.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { type CompileRefusal, compileRule } from '#shared/domain/masking/compile.ts';
import { CsvMasker, type MaskedColumn } from '#shared/domain/masking/csv/csv-masker.ts';
import type { CsvFormat } from '#shared/domain/masking/csv/sniff.ts';
import type { MaskKeys } from '#shared/domain/masking/keys.ts';
import type { ColumnResult, MaskReport } from '#shared/domain/masking/report.ts';
import { shortOf } from '#shared/domain/masking/risk/classes.ts';
import type { RiskFigures } from '#shared/domain/masking/risk/figures.ts';
import { type MaskRuleSet, problemsOf, rulesInOrder } from '#shared/domain/masking/rule-set.ts';
import { suggestRules } from '#shared/domain/masking/suggest.ts';
import { type CsvSource, openCsv } from './csv-source.ts';
import { diskFault, MaskFault } from './mask-fault.ts';
import { lookAtOutput, type OutputLooks } from './output-looks.ts';
import { openSafeOutput, type SafeOutput } from './safe-output.ts';

export type MaskJob = {
  readonly input: string;
  readonly output: string;
  /** Null: the rules that the file's own columns suggest. */
  readonly rules: MaskRuleSet | null;
  /** Of the suggested rules. */
  readonly purpose: string;
  /** Keys of a purpose; null where the officer gave no secret. */
  readonly keysFor: ((purpose: string) => MaskKeys) | null;
  readonly format: Partial<Pick<CsvFormat, 'encoding' | 'delimiter'>>;
};

const problemSays = {
  'column-without-rule': (column: string) =>
    `列“${column}”没有规则，未作处理（四(三)）。请在规则中写明如何处理它。`,
  'rule-without-column': (column: string) => `规则中的列“${column}”在文件里没有。`,
};

const keyMissing = ({ column }: CompileRefusal): MaskFault =>
  new MaskFault(`列“${column}”的算法需要密钥，请用 --key-file 给出。`);

const columnsOf = (
  { header }: CsvSource,
  rules: MaskRuleSet,
  keys: MaskKeys | null,
): readonly MaskedColumn[] => {
  const [problem] = problemsOf(rules, header);
  if (problem !== undefined) throw new MaskFault(problemSays[problem.code](problem.column));
  const missing = rules.risk?.quasiIdentifiers.find((column) => !header.includes(column));
  if (missing !== undefined) throw new MaskFault(`准标识符“${missing}”不是文件的列。`);
  return rulesInOrder(rules, header).map((rule) => {
    const made = compileRule(rule, keys);
    if (!made.ok) throw keyMissing(made.error);
    if (made.value.by === 'block')
      throw new MaskFault(`列“${rule.column}”：重排不能用于边读边写的文件，请换一种算法。`);
    return { algorithm: rule.algorithm, mask: made.value.mask };
  });
};

const outcomeOf = (
  columns: readonly ColumnResult[],
  rules: MaskRuleSet,
  risk: RiskFigures | null,
): MaskReport['outcome'] => {
  const left = columns.filter(({ left }) => left.length > 0);
  if (left.some(({ accepted }) => accepted === '')) return 'left-over';
  if (rules.risk !== null && risk !== null && shortOf(rules.risk, risk).length > 0) return 'risk-too-high';
  return left.length > 0 ? 'accepted' : 'clean';
};

const stream = (source: CsvSource, masker: CsvMasker, looks: OutputLooks, output: SafeOutput): void => {
  for (const chunk of source.chunks()) {
    const masked = masker.push(chunk);
    looks.push(masked, false);
    output.write(masked);
  }
  const last = masker.end();
  looks.push(last, true);
  output.write(last);
};

const maskOpened = (source: CsvSource, job: MaskJob): MaskReport => {
  const detected = [...source.evidence()];
  const rules = job.rules ?? suggestRules(job.purpose, detected);
  const columns = columnsOf(source, rules, job.keysFor?.(rules.purpose) ?? null);
  const masker = new CsvMasker(source.codec, source.format, columns);
  const looks = lookAtOutput({ ...source, rules });
  const output = openSafeOutput(job.output);
  try {
    stream(source, masker, looks, output);
    const results = [...looks.columns(masker.changed)];
    const risk = looks.risk();
    const outcome = outcomeOf(results, rules, risk);
    if (outcome === 'clean' || outcome === 'accepted') output.keep();
    const rulesDigest = createHash('sm3').update(canonicalJson(rules)).digest('hex');
    const { encoding, delimiter } = source.format;
    return {
      form: 1,
      rules,
      rulesDigest,
      rows: masker.rows,
      encoding,
      delimiter,
      detected,
      columns: results,
      risk,
      outcome,
    };
  } finally {
    output.discard();
  }
};

/** @throws MaskFault, CsvFault; nothing then stands under the output's name that did not before */
export const maskFile = (job: MaskJob): MaskReport => {
  if (job.input === job.output) throw new MaskFault('输出文件不能是输入文件本身。');
  try {
    const source = openCsv(job.input, job.format);
    try {
      return maskOpened(source, job);
    } finally {
      source.close();
    }
  } catch (error) {
    throw diskFault(error) ?? error;
  }
};
