/** Running a domain action here: its rows from the database, its context from the workstation. */

import type { z } from 'zod';
import calendarFile from '#assets/calendars/china.json' with { type: 'json' };
import { bytesToHex, hexToBytes } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { sm2Verify } from '#shared/crypto/sm2-verify.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import {
  type Action,
  type ActionContext,
  type Actor,
  gatherRows,
  narrowed,
  type Outcome,
  type RowSource,
  refuse,
} from '#shared/domain/action.ts';
import { actions, isActionName } from '#shared/domain/actions.ts';
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import type { TableName } from '#shared/domain/tables.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import type { IndexedField } from '../data/stores.ts';

/** Runs an act over the rows it is given. */
export type Rules = (mutation: Mutation, rows: RowSource) => Promise<Outcome>;

type RulesSubject = {
  readonly actor: Actor;
  /** Platform time less workstation time, in milliseconds. */
  readonly clockDifference: () => number;
};

const digestOf = (value: unknown): string => bytesToHex(sm3(canonicalBytes(value)));

const verify: ActionContext['verify'] = ({ publicKey, value, signature }) => {
  try {
    const message = canonicalBytes(value);
    return sm2Verify({ publicKey: hexToBytes(publicKey), message, signature: hexToBytes(signature) });
  } catch {
    return false;
  }
};

/** The action of that name with its argument type forgotten; its own schema checks what it is given. */
export const actionOf = (name: string): Action<z.ZodType> | null =>
  isActionName(name) ? (actions[name] as unknown as Action<z.ZodType>) : null;

/** The rows as the window shows them. */
export const rowsOf = (database: DeskDatabase): RowSource => ({
  byId: (references) => Promise.all(references.map(({ table, id }) => database.rows(table).get(id))),
  byField: (query) =>
    // An action names fields as any table might have; a table without that index is refused by the database.
    database
      .rows<TableName>(query.table)
      .by(
        query.field as IndexedField<TableName>,
        query.value,
        query.narrow && ((rows) => narrowed(query, rows)),
      ),
});

/** The rules as this officer's workstation runs them. Over its database's rows, call inside a transaction. */
export const createRules = ({ actor, clockDifference }: RulesSubject): Rules => {
  const calendar = workCalendar.parse(calendarFile);
  return async (mutation, source) => {
    const action = actionOf(mutation.name);
    if (action === null) return refuse('action.unknown');
    const args = action.args.safeParse(mutation.args);
    if (!args.success) return refuse('args.invalid', args.error.issues[0]?.path.join('.'));
    // From the moment of the act, not of the run: a replay gives the same rows as the act did.
    const now = mutation.madeAt + clockDifference();
    const [rows, office] = await Promise.all([
      gatherRows(action, { args: args.data, actor }, source),
      loadOfficeRules(source, { now, calendar }),
    ]);
    return action.apply(args.data, rows, {
      actor,
      now,
      madeAt: mutation.madeAt,
      ...office,
      number: null,
      digestOf,
      verify,
    });
  };
};
