/**
 * A delimited file masked into another, in one pass and memory for a few chunks. The output is looked at as it is written;
 * it gets its name only when nothing is left in it that the rules did not accept with a reason, and k is reached.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { MaskRun } from '#shared/domain/masking/csv/mask-run.ts';
import type { CsvFormat } from '#shared/domain/masking/csv/sniff.ts';
import type { MaskKeys } from '#shared/domain/masking/keys.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { suggestRules } from '#shared/domain/masking/suggest.ts';
import { type CsvSource, openCsv } from './csv-source.ts';
import { diskFault } from './disk-fault.ts';
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

const stream = (source: CsvSource, run: MaskRun, output: SafeOutput): void => {
  for (const chunk of source.chunks()) output.write(run.push(chunk));
  output.write(run.end());
};

const maskOpened = (source: CsvSource, job: MaskJob): MaskReport => {
  const detected = [...source.evidence()];
  const rules = job.rules ?? suggestRules(job.purpose, detected);
  const run = new MaskRun({ ...source, rules, keys: job.keysFor?.(rules.purpose) ?? null });
  const output = openSafeOutput(job.output);
  try {
    stream(source, run, output);
    const result = run.result();
    if (result.outcome === 'clean' || result.outcome === 'accepted') output.keep();
    const rulesDigest = createHash('sm3').update(canonicalJson(rules)).digest('hex');
    const { encoding, delimiter } = source.format;
    return { form: 1, rules, rulesDigest, encoding, delimiter, detected, ...result };
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
