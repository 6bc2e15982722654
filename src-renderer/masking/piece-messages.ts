/** What the masking worker and those that mask pieces for it say to each other. */
import type { Hand } from '#shared/domain/masking/csv/hands.ts';
import type { Piece, PieceDone } from '#shared/domain/masking/csv/piece-work.ts';
import type { CsvFormat } from '#shared/domain/masking/csv/sniff.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';

/** Of the file, told to each at its start. */
export type PieceOrder = {
  readonly format: CsvFormat;
  readonly header: readonly string[];
  readonly rules: MaskRuleSet;
  readonly secret: Uint8Array | null;
};

export type ToPieceWorker = { readonly order: PieceOrder } | { readonly piece: Piece };
export type FromPieceWorker = { readonly done: PieceDone };

export type Hands = { readonly hands: readonly Hand[]; readonly close: () => void };
