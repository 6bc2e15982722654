/**
 * A delimited file masked into another, in one pass and memory for a few chunks, a large one by as many threads as the
 * job says. The output is looked at as it is written; it gets its name only when nothing is left in it that the rules did
 * not accept with a reason, and k is reached.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { inOrder, mostHands, piecesOf, worthHands } from '#shared/domain/masking/csv/hands.ts';
import { MaskRun } from '#shared/domain/masking/csv/mask-run.ts';
import type { CsvFormat } from '#shared/domain/masking/csv/sniff.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { suggestRules } from '#shared/domain/masking/suggest.ts';
import { type CsvSource, openCsv } from './csv-source.ts';
import { diskFault } from './disk-fault.ts';
import { keysOf } from './keys-of.ts';
import { type MaskThreads, startThreads } from './mask-threads.ts';
import { openSafeOutput, type SafeOutput } from './safe-output.ts';

export type MaskJob = {
  readonly input: string;
  readonly output: string;
  /** Null: the rules that the file's own columns suggest. */
  readonly rules: MaskRuleSet | null;
  /** Of the suggested rules. */
  readonly purpose: string;
  /** Of keyed algorithms; null where the officer gave none. */
  readonly secret: Uint8Array | null;
  readonly format: Partial<Pick<CsvFormat, 'encoding' | 'delimiter'>>;
  /** That mask a large file at a time, this one among them. */
  readonly threads: number;
};

/** One after another, in this thread. */
const maskHere = (source: CsvSource, run: MaskRun, output: SafeOutput): void => {
  for (const chunk of source.chunks()) output.write(run.push(chunk));
  output.write(run.end());
};

const maskByThreads = async (
  source: CsvSource,
  run: MaskRun,
  { output, threads }: { readonly output: SafeOutput; readonly threads: MaskThreads },
): Promise<void> => {
  try {
    for await (const done of inOrder(piecesOf(source.chunks(), run), threads.hands, run)) {
      output.write(run.join(done));
      // Let go of now, not when memory is next swept.
      (done.output.buffer as ArrayBuffer).transfer(0);
    }
  } finally {
    threads.close();
  }
};

const maskOpened = async (source: CsvSource, job: MaskJob): Promise<MaskReport> => {
  const detected = [...source.evidence()];
  const rules = job.rules ?? suggestRules(job.purpose, detected);
  const run = new MaskRun({ ...source, rules, keys: keysOf(job.secret, rules) });
  const output = openSafeOutput(job.output);
  try {
    const count = run.isSplittable && source.size >= worthHands ? Math.min(mostHands, job.threads) : 1;
    if (count === 1) maskHere(source, run, output);
    else {
      const { format, header } = source;
      const threads = startThreads(count - 1, { format, header, rules, secret: job.secret });
      await maskByThreads(source, run, { output, threads });
    }
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
export const maskFile = async (job: MaskJob): Promise<MaskReport> => {
  if (job.input === job.output) throw new MaskFault('输出文件不能是输入文件本身。');
  try {
    const source = openCsv(job.input, job.format);
    try {
      return await maskOpened(source, job);
    } finally {
      source.close();
    }
  } catch (error) {
    throw diskFault(error) ?? error;
  }
};
