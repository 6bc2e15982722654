/** Puts the demonstration into an empty database, once; and connects its sample source at every start. */
import { randomBytes } from 'node:crypto';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Change } from '#shared/domain/tables.ts';
import { adoptWith } from '../access/adopt-accounts.ts';
import { hashPassword } from '../access/password.ts';
import { issueNumber } from '../authority/numbering.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { writeRecords } from '../database/records.ts';
import { withLedger } from '../ledger/ledger.ts';
import { readSetting } from '../settings.ts';
import type { Numbering } from './acting-desk.ts';
import { loadDemonstration } from './demonstration-data.ts';
import { demonstrationFilings } from './demonstration-filings.ts';
import { demonstrationGuides } from './demonstration-guides.ts';
import { demonstrationLibraries } from './demonstration-libraries.ts';
import { demonstrationPolicy } from './demonstration-policy.ts';
import { readSampleFile, sampleResources } from './sample-records.ts';
import { startSampleSource } from './sample-source.ts';

/** Printed in the README and on the sign-in screen of a demonstration; no real account ever has it. */
export const demonstrationPassword = 'Xinzhou-Demo-2026';

const batchSize = 200;

const isEmpty = async (tx: Transaction): Promise<boolean> => {
  const { rows } = await tx.query<{ empty: boolean }>(
    'SELECT NOT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM account) AS empty',
  );
  return rows[0]?.empty === true;
};

const changesOf = (data: ReturnType<typeof loadDemonstration>): Change[] => [
  ...data.regions.map((row) => ({ table: 'region' as const, row })),
  ...data.departments.map((row) => ({ table: 'department' as const, row })),
  ...data.officers.map((row) => ({ table: 'officer' as const, row })),
  ...data.entries.map((row) => ({ table: 'catalogEntry' as const, row })),
];

/** True where it was installed now; false where the database already held something, which is left as it is. */
export const installDemonstration = async (database: Database, now: number): Promise<boolean> => {
  if (!(await isEmpty(database))) return false;
  const data = loadDemonstration();
  const hashes = await Promise.all(data.accounts.map(() => hashPassword(demonstrationPassword)));
  return withLedger(database, async (writer) => {
    const { tx, nextSeq, append } = writer;
    // Two nodes may have started together; the second finds the first's rows once it holds the head.
    if (!(await isEmpty(tx))) return false;
    const author = data.officers.find(({ roles }) => roles.includes('management-admin'));
    if (author === undefined) throw new Error('demonstration data: nobody manages');
    const known = [
      ...changesOf(data),
      ...demonstrationPolicy(civilDateOf(now)),
      ...demonstrationGuides(author, now),
      ...demonstrationLibraries(data.libraries, author, now),
    ];
    const numberOf: Numbering = (kind, at) => issueNumber(tx, kind, at);
    const changes = [...known, ...(await demonstrationFilings(data, known, { now, numberOf }))];
    for (let start = 0; start < changes.length; start += batchSize) {
      await writeRecords(tx, changes.slice(start, start + batchSize), nextSeq);
    }
    for (const [index, account] of data.accounts.entries()) {
      await tx.query(
        `INSERT INTO account (login, officer_id, password_hash, created_at, counted_from)
         VALUES ($1, $2, $3, $4, $4)`,
        [account.login, account.officerId, hashes[index], now],
      );
    }
    await adoptWith(writer, now);
    await tx.query(`INSERT INTO setting (key, value) VALUES ('demonstration', 'true')`);
    const subject = { rows: changes.length, accounts: data.accounts.length };
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: now, ...who, action: 'demonstration.install', outcome: 'applied', subject });
    return true;
  });
};

/** Starts the sample source and points its resources at it; null where this database is no demonstration. */
export const connectSampleSource = async (
  database: Database,
  log: (line: string) => void,
): Promise<{ close(): Promise<void> } | null> => {
  if ((await readSetting<boolean>(database, 'demonstration')) !== true) return null;
  const secret = randomBytes(32).toString('hex');
  const source = await startSampleSource({ secret, log });
  await database.query(
    `INSERT INTO resource_source (entry_id, url, secret) SELECT unnest($1::text[]), $2, $3
     ON CONFLICT (entry_id) DO UPDATE SET url = excluded.url, secret = excluded.secret`,
    [[...sampleResources(readSampleFile()).keys()], source.url, secret],
  );
  return source;
};
