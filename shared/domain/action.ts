/**
 * What an action of the office is: arguments, the rows it reads, and a pure rule that yields new rows or a
 * coded refusal. The window runs it for an instant answer; the platform runs it again and alone decides.
 */
import type { z } from 'zod';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { WorkCalendar } from './clock/work-calendar.ts';
import type { Role } from './organisation/organisation.ts';
import type { PolicyPack } from './policy/pack.ts';
import type { Refusal, RefusalCode } from './refusals.ts';
import type { Change, Row, RowReference, TableName } from './tables.ts';

export type Actor = {
  readonly officerId: string;
  readonly officerName: string;
  readonly departmentId: string;
  readonly roles: readonly Role[];
};

export type ActionContext = {
  readonly actor: Actor;
  /** Epoch milliseconds by the clock of whoever runs the action; on the platform, the receipt time. */
  readonly now: number;
  /** Epoch milliseconds by the workstation's clock when the officer acted. */
  readonly madeAt: number;
  readonly calendar: WorkCalendar;
  readonly pack: PolicyPack;
  /** The number the platform issues to a new record; null on a workstation, which never numbers anything. */
  readonly number: string | null;
  /** SM3 of the value's canonical JSON, lower-case hexadecimal. */
  readonly digestOf: (value: unknown) => string;
  /** True where `signature` is the SM2 signature of the value's canonical JSON. Never throws. */
  readonly verify: (signed: { publicKey: string; value: unknown; signature: string }) => boolean;
};

export type Rows = { get<T extends TableName>(table: T, id: string): Row<T> | undefined };

export type Outcome = Result<readonly Change[], Refusal>;

export type Action<S extends z.ZodType> = {
  readonly args: S;
  /** The series the platform numbers the new record from, if it numbers one. */
  readonly numbering: 'case' | null;
  /** The rows to load, given those loaded so far; asked again until it names nothing new. */
  readonly reads: (args: z.output<S>, rows: Rows, actor: Actor) => readonly RowReference[];
  readonly apply: (args: z.output<S>, rows: Rows, context: ActionContext) => Outcome;
};

export const defineAction = <S extends z.ZodType>(action: Action<S>): Action<S> => action;

export const refuse = (code: RefusalCode, field?: string): { readonly ok: false; readonly error: Refusal } =>
  fail(field === undefined ? { code } : { code, field });

export const write = (...changes: Change[]): Outcome => ok(changes);

/** The first refusal among checks, or null where every one passes. */
export const firstRefusal = (
  ...checks: readonly (readonly [passes: boolean, code: RefusalCode, field?: string | undefined])[]
): { readonly ok: false; readonly error: Refusal } | null => {
  const failed = checks.find(([passes]) => !passes);
  return failed === undefined ? null : refuse(failed[1], failed[2]);
};

/** Loads what an action reads through `fetch`, which answers references in order, `undefined` for none. */
export const gatherRows = async <S extends z.ZodType>(
  action: Action<S>,
  subject: { readonly args: z.output<S>; readonly actor: Actor },
  fetch: (references: readonly RowReference[]) => Promise<readonly (Row<TableName> | undefined)[]>,
): Promise<Rows> => {
  const loaded = new Map<string, Row<TableName> | undefined>();
  const keyOf = (reference: RowReference) => `${reference.table} ${reference.id}`;
  const rows: Rows = {
    get: <T extends TableName>(table: T, id: string) =>
      loaded.get(keyOf({ table, id })) as Row<T> | undefined,
  };
  for (;;) {
    const missing = action
      .reads(subject.args, rows, subject.actor)
      .filter((reference) => !loaded.has(keyOf(reference)));
    if (missing.length === 0) return rows;
    const answers = await fetch(missing);
    missing.forEach((reference, index) => {
      loaded.set(keyOf(reference), answers[index]);
    });
  }
};
