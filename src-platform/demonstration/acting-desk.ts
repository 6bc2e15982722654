/** The office's own acts over the demonstration's rows in memory: what a filing went through is what the rules make of it. */
import type { z } from 'zod';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import { type Action, type Actor, gatherRows, type RowSource } from '#shared/domain/action.ts';
import { type ActionName, actions } from '#shared/domain/actions.ts';
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import type { Change, Row, TableName } from '#shared/domain/tables.ts';
import { valueAt } from '#shared/lib/value-at.ts';

/** Issues the number an act asks for, in the series of the year of `at`. */
export type Numbering = (kind: NonNullable<Action<z.ZodType>['numbering']>, at: number) => Promise<string>;

export type ActingDesk = {
  row<T extends TableName>(table: T, id: string): Row<T>;
  /** Runs an act at a time of its own. Throws where the rules refuse it: that is a fault of the demonstration. */
  act(step: {
    readonly name: ActionName;
    readonly args: unknown;
    readonly who: Officer;
    readonly at: number;
  }): Promise<void>;
  /** What the acts wrote, each row once. */
  written(): readonly Change[];
};

const calendar = workCalendar.parse(china);
const keyOf = (table: TableName, id: string): string => `${table} ${id}`;

const sourceOf = (rows: ReadonlyMap<string, Change>): RowSource => ({
  byId: async (references) => references.map(({ table, id }) => rows.get(keyOf(table, id))?.row),
  byField: async ({ table, field, value }) =>
    [...rows.values()]
      .filter((change) => change.table === table && valueAt(change.row, field) === value)
      .map(({ row }) => row),
});

const actorOf = ({ id, name, departmentId, roles }: Officer): Actor => ({
  officerId: id,
  officerName: name,
  departmentId,
  roles,
});

export const openActingDesk = (known: readonly Change[], numberOf: Numbering): ActingDesk => {
  const rows = new Map(known.map((change) => [keyOf(change.table, change.row.id), change]));
  const written = new Set<string>();
  const source = sourceOf(rows);
  return {
    row: (table, id) => {
      const found = rows.get(keyOf(table, id));
      if (found === undefined) throw new Error(`demonstration data: no ${table} ${id}`);
      return found.row as never;
    },
    act: async ({ name, args: given, who, at }) => {
      const action = actions[name] as unknown as Action<z.ZodType>;
      const args = action.args.parse(given);
      const actor = actorOf(who);
      const gathered = await gatherRows(action, { args, actor }, source);
      const outcome = action.apply(args, gathered, {
        actor,
        now: at,
        madeAt: at,
        ...(await loadOfficeRules(source, { now: at, calendar })),
        number: action.numbering === null ? null : await numberOf(action.numbering, at),
        digestOf: digestOfValue,
        verify: verifyValue,
      });
      if (!outcome.ok) throw new Error(`demonstration data: ${name}: ${outcome.error.code}`);
      for (const change of outcome.value) {
        const key = keyOf(change.table, change.row.id);
        rows.set(key, change);
        written.add(key);
      }
    },
    written: () => [...written].flatMap((key) => rows.get(key) ?? []),
  };
};
