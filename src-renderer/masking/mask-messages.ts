/** What the window and the masking worker say to each other. Only `preview` and `open` answer with values of the file. */
import type { MaskAlgorithm } from '#shared/domain/masking/algorithm.ts';
import type { Encoding } from '#shared/domain/masking/csv/codec.ts';
import type { FirstBytes } from '#shared/domain/masking/csv/sniff.ts';
import type { ColumnEvidence } from '#shared/domain/masking/evidence.ts';
import type { ColumnProfile } from '#shared/domain/masking/profile.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import type { SampleRisk } from '#shared/domain/masking/risk/sample-risk.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import type { MaskSource } from './mask-source.ts';
import type { TableAt } from './table-source.ts';

/** A chosen file, or where main answers with a table's rows. */
export type MaskedFrom = { readonly file: Blob } | { readonly table: TableAt };

export type OpenedFile = {
  readonly kind: MaskSource['kind'];
  readonly size: number;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly evidence: readonly ColumnEvidence[];
  readonly profiles: readonly ColumnProfile[];
  readonly suggested: MaskRuleSet;
  /** Rows that can be paged through. */
  readonly shown: number;
  /** Rows that evidence, profiles and estimates come from. */
  readonly sampled: number;
};

export type PreviewRow = {
  readonly before: readonly string[];
  /** Null where a column's rule cannot be tried without a key. */
  readonly after: readonly (string | null)[];
};

export type MaskedFileMade = {
  readonly report: MaskReport;
  /** Null where the outcome forbids that anything is written. */
  readonly output: { readonly blob: Blob; readonly digest: string } | null;
};

export type Suggestion = { readonly algorithms: readonly MaskAlgorithm[]; readonly k: number };

/** Each job with what it is given and what it answers. */
export type Jobs = {
  readonly open: {
    readonly given: { readonly from: MaskedFrom; readonly chosen: FirstBytes['chosen'] };
    readonly answer: OpenedFile;
  };
  /** The secret of keyed algorithms; it stays in the worker's memory until another takes its place. */
  readonly secret: { readonly given: { readonly secret: Uint8Array | null }; readonly answer: null };
  readonly preview: {
    readonly given: { readonly rules: MaskRuleSet; readonly from: number; readonly count: number };
    readonly answer: readonly PreviewRow[];
  };
  readonly estimate: { readonly given: { readonly rules: MaskRuleSet }; readonly answer: SampleRisk | null };
  readonly suggest: { readonly given: { readonly rules: MaskRuleSet }; readonly answer: Suggestion | null };
  readonly run: { readonly given: { readonly rules: MaskRuleSet }; readonly answer: MaskedFileMade };
};
export type JobName = keyof Jobs;

export type Progress = { readonly rows: number; readonly read: number; readonly elapsedMs: number };

export type MaskRequest = {
  readonly [N in JobName]: { readonly id: number; readonly job: N; readonly given: Jobs[N]['given'] };
}[JobName];

export type MaskReply =
  | { readonly id: number; readonly answer: Jobs[JobName]['answer'] }
  /** Why not, in words for the officer that hold no value of the file. */
  | { readonly id: number; readonly fault: string }
  | { readonly progress: Progress };
