/** The masking of one chosen file, as the worker does it: the only place of the window that holds the file's rows. */

import { bytesToHex } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { purposeKeys } from '#shared/crypto/mask-keys.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { type CsvHead, evidenceOf, openHead, sampleRows } from '#shared/domain/masking/csv/csv-head.ts';
import { inOrder, piecesOf, worthHands } from '#shared/domain/masking/csv/hands.ts';
import { kernelCodec } from '#shared/domain/masking/csv/kernel/kernel-codec.ts';
import { MaskRun } from '#shared/domain/masking/csv/mask-run.ts';
import type { FirstBytes } from '#shared/domain/masking/csv/sniff.ts';
import type { ColumnEvidence } from '#shared/domain/masking/evidence.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import { previewOf, shuffledPreview } from '#shared/domain/masking/preview.ts';
import { profileOf } from '#shared/domain/masking/profile.ts';
import { type SampleRisk, sampleRisk, suggestForSample } from '#shared/domain/masking/risk/sample-risk.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { suggestKind, suggestRules } from '#shared/domain/masking/suggest.ts';
import type { Jobs, MaskedFileMade, OpenedFile, PreviewRow, Progress, Suggestion } from './mask-messages.ts';
import type { MaskSource } from './mask-source.ts';
import { MaskedBlob } from './masked-blob.ts';
import type { Hands, PieceOrder } from './piece-messages.ts';

/** Rows that can be paged through. */
const rowsShown = 2_000;
/** Purpose of suggested rules, until the officer writes one. */
export const firstPurpose = '脱敏预览';

type Looked = {
  readonly source: MaskSource;
  readonly head: CsvHead;
  /** Of its first bytes. */
  readonly rows: readonly (readonly string[])[];
  readonly sample: readonly (readonly string[])[];
  readonly evidence: readonly ColumnEvidence[];
};

export type Running = {
  readonly signal: AbortSignal;
  readonly onProgress: (done: Progress) => void;
  /** Further workers for a large file; null where the machine has no core for them. */
  readonly startHands: (order: PieceOrder) => Hands | null;
};

async function* chunksOf(source: MaskSource, onRead: (soFar: number) => void): AsyncGenerator<Uint8Array> {
  for await (const { bytes, read } of source.pieces()) {
    onRead(read);
    yield bytes;
  }
}

async function* inOneHand(chunks: AsyncIterable<Uint8Array>, run: MaskRun): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield run.push(chunk);
  yield run.end();
}

async function* byHands(
  chunks: AsyncIterable<Uint8Array>,
  run: MaskRun,
  { hands }: Hands,
): AsyncGenerator<Uint8Array> {
  for await (const done of inOrder(piecesOf(chunks, run), hands, run)) yield run.join(done);
}

export class Workbench {
  readonly #looked: Looked;
  #secret: Uint8Array | null = null;

  private constructor(looked: Looked) {
    this.#looked = looked;
  }

  /** @throws CsvFault, MaskFault */
  static async open(source: MaskSource, chosen: FirstBytes['chosen']): Promise<Workbench> {
    const head = openHead({ ...(await source.head()), chosen: source.format ?? chosen }, kernelCodec);
    const rows = head.rows();
    const sample = sampleRows(head, rows, await source.middle());
    return new Workbench({ source, head, rows, sample, evidence: evidenceOf(head.header, sample) });
  }

  opened(): OpenedFile {
    const { source, head, rows, sample, evidence } = this.#looked;
    const { encoding, delimiter } = head.format;
    return {
      kind: source.kind,
      size: source.size,
      encoding,
      delimiter,
      header: head.header,
      evidence,
      profiles: evidence.map((each, at) =>
        profileOf(
          sample.map((row) => row[at] ?? ''),
          suggestKind(each) !== null,
        ),
      ),
      suggested: suggestRules(firstPurpose, evidence),
      shown: Math.min(rowsShown, rows.length),
      sampled: sample.length,
    };
  }

  setSecret(secret: Uint8Array | null): void {
    this.#secret = secret;
  }

  preview({ rules, from, count }: Jobs['preview']['given']): readonly PreviewRow[] {
    const { rows } = this.#looked;
    const { header } = this.#looked.head;
    const keys = this.#keys(rules);
    const masks = previewOf(rules, header, keys);
    const shuffled = shuffledPreview({ rules, keys }, header, rows.slice(0, 2 * rowsShown));
    return rows.slice(from, Math.min(from + count, rowsShown)).map((before, at) => ({
      before,
      after: before.map(
        (value, column) => masks[column]?.(value, from + at + 1) ?? shuffled.get(column)?.[from + at] ?? null,
      ),
    }));
  }

  estimate(rules: MaskRuleSet): SampleRisk | null {
    return sampleRisk(this.#sampleBy(rules));
  }

  suggest(rules: MaskRuleSet): Suggestion | null {
    const found = suggestForSample(this.#sampleBy(rules));
    return found === null ? null : { algorithms: found.levels, k: found.k };
  }

  /** @throws CsvFault, MaskFault, and the signal's reason */
  async run(rules: MaskRuleSet, { signal, onProgress, startHands }: Running): Promise<MaskedFileMade> {
    const { source, head, evidence } = this.#looked;
    const run = new MaskRun({ ...head, rules, keys: this.#keys(rules) });
    const masked = new MaskedBlob();
    const began = performance.now();
    let read = 0;
    const chunks = chunksOf(source, (soFar) => {
      read = soFar;
    });
    const { format, header } = head;
    const worth = run.isSplittable && source.size >= worthHands;
    const others = worth ? startHands({ format, header, rules, secret: this.#secret }) : null;
    try {
      for await (const output of others === null ? inOneHand(chunks, run) : byHands(chunks, run, others)) {
        signal.throwIfAborted();
        masked.push(output);
        onProgress({ rows: run.rows, read, elapsedMs: performance.now() - began });
      }
    } finally {
      others?.close();
    }
    const result = run.result();
    const { encoding, delimiter } = head.format;
    const rulesDigest = bytesToHex(sm3(canonicalBytes(rules)));
    const report = {
      form: 1 as const,
      rules,
      rulesDigest,
      encoding,
      delimiter,
      detected: [...evidence],
      ...result,
    };
    // What falls short of k is kept: a second person may say why it goes out. What is left over is not.
    return { report, output: result.outcome === 'left-over' ? null : await masked.end() };
  }

  #keys(rules: MaskRuleSet) {
    return this.#secret === null ? null : purposeKeys(this.#secret, rules.purpose);
  }

  #sampleBy(rules: MaskRuleSet) {
    const { head, sample } = this.#looked;
    const missing = rules.risk?.quasiIdentifiers.find((column) => !head.header.includes(column));
    if (missing !== undefined) throw new MaskFault(`准标识符“${missing}”不是文件的列。`);
    return { header: head.header, rows: sample, rules, keys: this.#keys(rules) };
  }
}
