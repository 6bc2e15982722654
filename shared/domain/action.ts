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
  /** The packs that are switched on, and every county's own; a case keeps those it was opened under (decision 8). */
  readonly packs: readonly PolicyPack[];
  /** The number the platform issues to a new record; null on a workstation, which never numbers anything. */
  readonly number: string | null;
  /** SM3 of the value's canonical JSON, lower-case hexadecimal. */
  readonly digestOf: (value: unknown) => string;
  /** True where `signature` is the SM2 signature of the value's canonical JSON. Never throws. */
  readonly verify: (signed: { publicKey: string; value: unknown; signature: string }) => boolean;
};

/** A field a question may name: of the row itself, or of the library that an entry belongs to. */
export type FieldOf<T extends TableName> =
  | (keyof Row<T> & string)
  | (T extends 'catalogEntry' ? 'library.base' | 'library.theme' : never);

export type Rows = {
  get<T extends TableName>(table: T, id: string): Row<T> | undefined;
  /** The rows of a question the action named in `lists`, by id; none for a question it did not name. */
  list<T extends TableName>(table: T, field: FieldOf<T>, value: string): readonly Row<T>[];
};

/**
 * Those of the rows that bear on the act. What is left of all of them is the same whether they are looked at at once, or
 * some first and then what was left of them together with others.
 */
export type Narrowing<T extends TableName> = (rows: readonly Row<T>[]) => readonly Row<T>[];

/** The rows of a table whose field holds a value; the field must be an index of the workstation (data/stores.ts). */
export type RowQuery = {
  readonly [T in TableName]: {
    readonly table: T;
    readonly field: FieldOf<T>;
    readonly value: string;
    /** Where the field finds many: a source that goes through them need not hold more than this leaves. */
    readonly narrow?: Narrowing<T>;
  };
}[TableName];

/** What the question asks for, of rows its field finds. */
export const narrowed = (query: RowQuery, rows: readonly Row<TableName>[]): readonly Row<TableName>[] =>
  query.narrow === undefined ? rows : (query.narrow as Narrowing<TableName>)(rows);

/** Where rows come from: by reference, `undefined` for none, and by a field, in any order. */
export type RowSource = {
  readonly byId: (references: readonly RowReference[]) => Promise<readonly (Row<TableName> | undefined)[]>;
  readonly byField: (query: RowQuery) => Promise<readonly Row<TableName>[]>;
};

export type Outcome = Result<readonly Change[], Refusal>;

export type Action<S extends z.ZodType> = {
  readonly args: S;
  /** The series the platform numbers the new record from, if it numbers one. */
  readonly numbering: 'case' | 'entry' | 'receipt' | 'coordination' | 'circular' | null;
  /** The rows to load, given those loaded so far; asked again until it names nothing new. */
  readonly reads: (args: z.output<S>, rows: Rows, actor: Actor) => readonly RowReference[];
  /** Rows that only a question finds; asked again together with `reads`. Both sides must hold every one of them. */
  readonly lists?: (args: z.output<S>, rows: Rows, actor: Actor) => readonly RowQuery[];
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

const keyOf = (reference: RowReference): string => `${reference.table} ${reference.id}`;
const keyOfQuery = ({ table, field, value }: RowQuery): string => `${table} ${field} ${value}`;
const byId = (a: Row<TableName>, b: Row<TableName>): number => (a.id < b.id ? -1 : 1);

/** Loads what an action reads from a source, until it asks for nothing new. */
export const gatherRows = async <S extends z.ZodType>(
  action: Pick<Action<S>, 'reads' | 'lists'>,
  subject: { readonly args: z.output<S>; readonly actor: Actor },
  source: RowSource,
): Promise<Rows> => {
  const loaded = new Map<string, Row<TableName> | undefined>();
  const listed = new Map<string, readonly Row<TableName>[]>();
  const rows: Rows = {
    get: <T extends TableName>(table: T, id: string) =>
      loaded.get(keyOf({ table, id })) as Row<T> | undefined,
    list: <T extends TableName>(table: T, field: FieldOf<T>, value: string) =>
      (listed.get(keyOfQuery({ table, field, value } as RowQuery)) ?? []) as readonly Row<T>[],
  };
  for (;;) {
    const missing = action
      .reads(subject.args, rows, subject.actor)
      .filter((reference) => !loaded.has(keyOf(reference)));
    const unasked = (action.lists?.(subject.args, rows, subject.actor) ?? []).filter(
      (query) => !listed.has(keyOfQuery(query)),
    );
    if (missing.length === 0 && unasked.length === 0) return rows;
    const answers = missing.length === 0 ? [] : await source.byId(missing);
    missing.forEach((reference, index) => {
      loaded.set(keyOf(reference), answers[index]);
    });
    for (const query of unasked)
      listed.set(keyOfQuery(query), narrowed(query, await source.byField(query)).toSorted(byId));
  }
};
