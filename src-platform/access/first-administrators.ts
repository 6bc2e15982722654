/**
 * How a platform without the demonstration begins (R063, R012): its regions, its departments and the first two
 * administrators, from a file. Two persons from the first day: one asks for accounts, the other decides.
 */
import { z } from 'zod';
import { newLogin } from '#shared/domain/account/account.ts';
import { openedByPlatform } from '#shared/domain/account/by-platform.ts';
import { department, type Officer, region } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import { identifier, line } from '#shared/lib/text.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecords, writeRecords } from '../database/records.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import { makeOneTimePassword, oneTimeTerm } from './one-time-password.ts';
import { hashPassword } from './password.ts';

const administrator = z.strictObject({
  login: newLogin,
  name: line(40),
  departmentId: identifier,
  role: z.enum(['system-admin', 'security-admin', 'audit-admin']),
});

/** What the file holds; rows that the database has already stay as they are there. */
export const firstAdministratorsFile = z.strictObject({
  regions: z
    .array(region.omit({ demonstration: true }))
    .max(1000)
    .default([]),
  departments: z
    .array(department.omit({ demonstration: true }))
    .max(10_000)
    .default([]),
  administrators: z.array(administrator).min(2).max(20),
});
export type FirstAdministratorsFile = z.infer<typeof firstAdministratorsFile>;

/** One sentence for the operator; nothing has been written. */
export class BeginningRefusal extends Error {}

export type FirstPassword = {
  readonly name: string;
  readonly login: string;
  /** The only place where it is ever in the clear. */
  readonly password: string;
  /** An instant. */
  readonly until: number;
};

const all = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;

const check = (holds: boolean, words: string): void => {
  if (!holds) throw new BeginningRefusal(words);
};

const checkFile = ({ regions, departments, administrators }: FirstAdministratorsFile): void => {
  const held = administrators.map(({ role }) => role);
  check(
    held.includes('system-admin') && held.includes('security-admin'),
    '首批管理员至少要有一名系统管理员和一名安全管理员：一人申请，另一人审批。',
  );
  check(all(administrators.map(({ login }) => login)), '首批管理员的登录名有重复；一人只能有一个账号。');
  check(
    all(administrators.map(({ name, departmentId }) => `${departmentId} ${name}`)),
    '首批管理员中同一部门有重名；三类管理员不得由一人兼任。',
  );
  check(all(regions.map(({ id }) => id)) && all(departments.map(({ id }) => id)), '区域或部门的 id 有重复。');
};

const hasAccounts = async (tx: Pick<Database, 'query'>): Promise<boolean> => {
  const { rows } = await tx.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM account) OR EXISTS (SELECT 1 FROM record WHERE table_name IN ('account', 'officer'))
     AS any`,
  );
  return rows[0]?.any === true;
};

const organisationOf = ({ regions, departments }: FirstAdministratorsFile): Change[] => [
  ...regions.map((row): Change => ({ table: 'region', row: { ...row, demonstration: false } })),
  ...departments.map((row): Change => ({ table: 'department', row: { ...row, demonstration: false } })),
];

/** What the database does not hold yet of the file's regions and departments. */
const missingRows = async (tx: Transaction, file: FirstAdministratorsFile): Promise<Change[]> => {
  const rows = organisationOf(file);
  const known = await fetchRecords(
    tx,
    rows.map(({ table, row }) => ({ table, id: row.id })),
  );
  return rows.filter((_, at) => known[at] === undefined);
};

/** After the organisation is written: every department in a region, every administrator in a management department. */
const checkPlaces = async (tx: Transaction, file: FirstAdministratorsFile): Promise<void> => {
  const regions = await fetchRecords(
    tx,
    file.departments.map(({ regionId }) => ({ table: 'region' as const, id: regionId })),
  );
  check(!regions.includes(undefined), '有部门所在的区域既不在文件里，也不在数据库里。');
  const homes = await fetchRecords(
    tx,
    file.administrators.map(({ departmentId }) => ({ table: 'department' as const, id: departmentId })),
  );
  check(
    homes.every((home) => home !== undefined && 'management' in home && home.management === true),
    '管理员须属于政务数据共享管理部门（departments 中 management 为 true 的部门）。',
  );
};

type Opening = {
  readonly officer: Officer;
  readonly login: string;
  readonly password: string;
  readonly hash: string;
};

const openingsOf = ({ administrators }: FirstAdministratorsFile): Promise<Opening[]> =>
  Promise.all(
    administrators.map(async ({ login, name, departmentId, role }) => {
      const password = makeOneTimePassword(login);
      const officer: Officer = {
        id: `officer-${login}`,
        name,
        departmentId,
        roles: [role],
        demonstration: false,
      };
      return { officer, login, password, hash: await hashPassword(password) };
    }),
  );

const open = async ({ tx, nextSeq }: LedgerWriter, openings: readonly Opening[], now: number) => {
  const changes = openings.flatMap(({ officer, login }): Change[] => [
    { table: 'officer', row: officer },
    { table: 'account', row: openedByPlatform({ login, officer, now }) },
  ]);
  await writeRecords(tx, changes, nextSeq);
  for (const { officer, login, hash } of openings)
    await tx.query(
      `INSERT INTO account
         (login, officer_id, password_hash, created_at, counted_from, has_password, one_time_until)
       VALUES ($1, $2, $3, $4, $4, true, $5)`,
      [login, officer.id, hash, now, now + oneTimeTerm],
    );
};

/**
 * The one-time passwords, each shown this once; what they are good for is a password of one's own.
 * Throws {@link BeginningRefusal} where the database has accounts already, or the file cannot begin one.
 */
export const openFirstAdministrators = async (
  database: Database,
  file: FirstAdministratorsFile,
  now: number,
): Promise<readonly FirstPassword[]> => {
  checkFile(file);
  const already = '平台已有账号，首批管理员只能设立一次；新的账号请在“账号管理”中申请和审批。';
  check(!(await hasAccounts(database)), already);
  const openings = await openingsOf(file);
  return withLedger(database, async (writer) => {
    // Two may begin at once: the second finds the first's accounts once it holds the head.
    check(!(await hasAccounts(writer.tx)), already);
    const organisation = await missingRows(writer.tx, file);
    await writeRecords(writer.tx, organisation, writer.nextSeq);
    await checkPlaces(writer.tx, file);
    await open(writer, openings, now);
    const accountIds = openings.map(({ officer }) => officer.id);
    writer.append({
      at: now,
      officerId: null,
      departmentId: null,
      deviceId: null,
      action: 'account.first-administrators',
      outcome: 'applied',
      subject: { accountIds, organisation: organisation.length },
    });
    return openings.map(({ officer, login, password }) => ({
      name: officer.name,
      login,
      password,
      until: now + oneTimeTerm,
    }));
  });
};
