/** What the window's database holds beside the shared rows. */
import type { Row, RowReference, TableName } from '#shared/domain/tables.ts';
import type { LedgerPlace, Mutation } from '#shared/protocol/push.ts';

/** A row as the officer saw it when they acted on it. */
export type SeenRow = { readonly table: TableName; readonly row: Row<TableName> };

/** An act that the platform has not confirmed, and the rows it changed here. */
export type PendingMutation = {
  readonly mutation: Mutation;
  readonly touched: readonly RowReference[];
  /** True once the platform has answered `applied`; the act then waits only for the pull that shows its effect. */
  readonly applied: boolean;
};

export type OutboxRecord = PendingMutation & {
  /** Order of the acts; given by the database. */
  readonly seq: number;
  readonly id: string;
  /** Complete pulls since that answer. */
  readonly pullsSince: number;
  /** The rows it changed, as they were before; none for an act that only the journal kept. */
  readonly seen?: readonly SeenRow[];
};

/** An act that the platform refused: kept, with its reason, until the officer discards it. */
export type RefusedMutation = {
  readonly id: string;
  readonly mutation: Mutation;
  readonly code: string;
  readonly field?: string;
  /** The rows the act was decided on, to tell what changed since. */
  readonly seen?: readonly SeenRow[];
  /** Epoch milliseconds by the workstation's clock. */
  readonly refusedAt: number;
};

/** A row as the platform last gave it, while a pending act shows another; null where the platform has none. */
export type ConfirmedRecord = {
  readonly table: TableName;
  readonly id: string;
  readonly row: Row<TableName> | null;
};

/** An act that must leave the journal and never come back from it: applied by the platform, taken back, or discarded. */
export type SettledRecord = { readonly id: string };

export type DraftRecord = { readonly key: string; readonly value: unknown };

/** A platform whose ledger did not carry on from the one that the copy here came from: put back to an earlier moment. */
export type PutBack = {
  /** Epoch milliseconds by the workstation's clock. */
  readonly noticedAt: number;
  /** How far the copy had come that was given up; null where none was ever complete. */
  readonly lastSyncAt: number | null;
  /** Acts the platform had answered whose effect was still awaited; they were sent once more. */
  readonly sentAgain: number;
};

/** Facts of this workstation about its copy. */
export type Meta = {
  readonly cursor: string | null;
  /** Epoch milliseconds by the workstation's clock of the last complete pull. */
  readonly lastSyncAt: number | null;
  /** Rows left out because this build cannot read them. */
  readonly skippedRows: number;
  /** The furthest the platform's ledger was known to be by a list of segments: a pull must not be behind it. */
  readonly reached: number;
  /**
   * True where the rows began anew by an answer carried by hand: the public catalogue here is still the one of the last
   * complete pull, and comes with the next link.
   */
  readonly catalogueOwed: boolean;
  /** Where the furthest push was answered: a pull of another ledger begins anew. */
  readonly answered: LedgerPlace;
  /** The last time the platform was put back; null where it never was, or the officer has put the notice away. */
  readonly putBack: PutBack | null;
};

export const nowhere: LedgerPlace = { stamp: 0, anchor: '' };

export const emptyMeta: Meta = {
  cursor: null,
  lastSyncAt: null,
  skippedRows: 0,
  reached: 0,
  catalogueOwed: false,
  answered: nowhere,
  putBack: null,
};
