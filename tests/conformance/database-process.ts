/**
 * A platform process for tests that must kill one: `node database-process.ts <hold|write|try> <data folder>`.
 * It prints `open`, then one line per event: `ack <id>` after each acknowledged commit, `refused <code> <text>`.
 */

import { DatabaseRefusal } from '../../src-platform/database/database-refusal.ts';
import { type Database, openDatabase, type Transaction } from '../../src-platform/database/open-database.ts';

const [mode, dataDir = ''] = process.argv.slice(2);
const WRITERS = 4;

try {
  const database = await openDatabase({ dataDir, log: (line) => console.log(`log ${line}`) });
  // Before the parent is told, for it may send the signal at once.
  process.once('SIGTERM', () => database.close());
  console.log('open');
  if (mode === 'try') await database.close();
  if (mode === 'write') await writeForEver(database);
} catch (error) {
  if (!(error instanceof DatabaseRefusal)) throw error;
  console.log(`refused ${error.code} ${error.message}`);
  process.exitCode = 1;
}

async function writeForEver(database: Database): Promise<void> {
  await database.query('CREATE TABLE IF NOT EXISTS act (id int8 PRIMARY KEY GENERATED ALWAYS AS IDENTITY)');
  await database.query('CREATE TABLE IF NOT EXISTS effect (act_id int8 PRIMARY KEY)');
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (;;) console.log(`ack ${await database.transaction(writeAct)}`);
    }),
  );
}

async function writeAct(tx: Transaction): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>('INSERT INTO act DEFAULT VALUES RETURNING id');
  await tx.query('INSERT INTO effect VALUES ($1)', [rows[0]?.id]);
  return rows[0]?.id;
}
