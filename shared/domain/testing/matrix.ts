/**
 * Who may do what, when: every act of a table × state × role × department, each cell against its expected answer.
 * `tests/house/matrix.test.ts` sees to it that every action of the registry has its rows.
 */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import { type Role, role } from '../organisation/organisation.ts';
import type { RefusalCode } from '../refusals.ts';
import type { Office } from './office.ts';

export type Answer = 'applied' | RefusalCode;

/** One officer with one role in one department, while the record is in one state. */
export type Cell<State extends string> = {
  readonly state: State;
  readonly role: Role;
  readonly departmentId: string;
};

export type MatrixRow<State extends string> = {
  /** What the officer does, led by the ids of the requirements it proves. */
  readonly act: string;
  readonly name: ActionName;
  readonly args: (office: Office, cell: Cell<State>) => object;
  readonly expected: (cell: Cell<State>) => Answer;
};

export type Matrix<State extends string> = {
  /** The actions whose every cell is here, written out: the house's test reads this list in the source. */
  readonly covers: readonly ActionName[];
  /** The states, and an office in each. Every cell acts on a copy of its own. */
  readonly states: Readonly<Record<State, () => Office | Promise<Office>>>;
  readonly departments: readonly string[];
  readonly rows: readonly MatrixRow<State>[];
};

type Gate<State extends string> = {
  readonly roles: readonly Role[];
  /** Left out where the act belongs to no department in particular. */
  readonly departments?: readonly string[] | undefined;
  readonly states: readonly State[];
  /** What one with the right is told in any other state. */
  readonly otherwise?: Answer | ((state: State) => Answer) | undefined;
  /** What one of another department is told. */
  readonly elsewhere?: Answer | undefined;
  /** What one with the right meets in a right state, where that is not the act's success. */
  readonly stands?: Answer | undefined;
  /** States in which there is no record to act on, which is seen before anything else. */
  readonly missing?: readonly State[] | undefined;
};

/** The usual order of checks: the record is there, the role, the department, the state. */
export const gate =
  <State extends string>(rule: Gate<State>): MatrixRow<State>['expected'] =>
  ({ state, role: held, departmentId }) => {
    if (rule.missing?.includes(state) === true) return 'record.missing';
    if (!rule.roles.includes(held)) return 'role.missing';
    if (rule.departments?.includes(departmentId) === false) return rule.elsewhere ?? 'department.wrong';
    if (rule.states.includes(state)) return rule.stands ?? 'applied';
    const { otherwise } = rule;
    if (otherwise === undefined) throw new Error(`no answer is given for state ${state}`);
    return typeof otherwise === 'function' ? otherwise(state) : otherwise;
  };

const actorOf = ({ role: held, departmentId }: Cell<string>): Actor => ({
  officerId: `o-${held}-${departmentId}`,
  officerName: '某人',
  departmentId,
  roles: [held],
});

const answerOf = async <State extends string>(
  row: MatrixRow<State>,
  office: Office,
  cell: Cell<State>,
): Promise<string> => {
  const outcome = await office.act(row.name, row.args(office, cell), actorOf(cell));
  return outcome.ok ? 'applied' : outcome.error.code;
};

/** Declares the tests of a table, one for each act and state. */
export const matrixOf = <State extends string>(matrix: Matrix<State>): void => {
  const states = Object.keys(matrix.states) as State[];
  const reached = new Map<State, Promise<Office>>();
  const officeIn = async (state: State): Promise<Office> => {
    const known = reached.get(state) ?? Promise.resolve(matrix.states[state]());
    reached.set(state, known);
    return (await known).fork();
  };
  it('holds a row for every action it covers, and for no other', () => {
    expect(new Set(matrix.rows.map(({ name }) => name))).toEqual(new Set(matrix.covers));
  });
  describe.each(matrix.rows)('$act', (row) => {
    it.each(states)('in state %s: every role of every department', async (state) => {
      const expected: Record<string, string> = {};
      const actual: Record<string, string> = {};
      for (const held of role.options) {
        for (const departmentId of matrix.departments) {
          const cell = { state, role: held, departmentId };
          const words = `${held} of ${departmentId}`;
          expected[words] = row.expected(cell);
          actual[words] = await answerOf(row, await officeIn(state), cell);
        }
      }
      expect(actual).toEqual(expected);
    });
  });
};
