/**
 * Verifying an exported ledger, line by line as `desk verify` reads it: `node tests/bench/ledger.ts [entries]`.
 * A ledger is chained, so one of a million entries is walked once, in quarters of growing length told as they pass. On a
 * machine that others use as well, trust the processor's seconds and not the clock's.
 */

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import { beginning, headDigest, headValue, ledgerHash, rootOf } from '#shared/evidence/ledger/chain.ts';
import {
  beginSegment,
  checkLines,
  entryLine,
  headLine,
  readBeginning,
} from '#shared/evidence/ledger/segment-lines.ts';
import { seal, trustOf } from '#shared/evidence/testing/signed-agreement.ts';
import type { LedgerHead } from '#shared/protocol/ledger.ts';

const entries = Number(process.argv[2] ?? 1_000_000);
const perHead = 1000;
const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
const path = join(folder, 'ledger.jsonl');

const contentOf = (seq: number) => ({
  at: Date.UTC(2026, 10, 24) + seq,
  officerId: `officer-${seq % 400}`,
  departmentId: `dept-${seq % 60}`,
  deviceId: `device-${seq % 500}`,
  action: 'case.submit',
  outcome: 'applied',
  subject: {
    mutationId: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
    request: 'a'.repeat(64),
    rows: [{ table: 'sharingCase', id: `c-${seq}`, digest: 'b'.repeat(64) }],
  },
});

async function invent(): Promise<number> {
  const file = createWriteStream(path);
  const say = async (line: string) => {
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  };
  await say(beginSegment(null, trustOf()));
  let prevHash = beginning;
  let hashes: string[] = [];
  let before: LedgerHead | null = null;
  for (let seq = 1; seq <= entries; seq++) {
    const content = contentOf(seq);
    const hash = ledgerHash(seq, prevHash, content);
    await say(entryLine({ ...content, seq, prevHash, hash }));
    prevHash = hash;
    hashes.push(hash);
    if (hashes.length < perHead && seq < entries) continue;
    const unsigned: Omit<LedgerHead, 'signature'> = {
      number: (before?.number ?? 0) + 1,
      from: seq - hashes.length + 1,
      seq,
      hash,
      root: rootOf(hashes),
      previous: before === null ? beginning : headDigest(before),
      at: content.at,
    };
    const signature = signValue(
      seal.pair,
      headValue(unsigned),
      (length) => new Uint8Array(randomBytes(length)),
    );
    const head: LedgerHead = { ...unsigned, signature };
    await say(headLine(head));
    before = head;
    hashes = [];
  }
  file.end();
  await finished(file);
  return file.bytesWritten;
}

const bytes = await invent();
console.log(`${entries} entries, a head every ${perHead}, ${(bytes / 1e6).toFixed(0)} MB`);
const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
const from = performance.now();
const cpuFrom = process.cpuUsage();
let check: ReturnType<typeof checkLines> | null = null;
let taken = 0;
let quarter = 1;
for await (const line of lines) {
  if (check === null) {
    const read = readBeginning(line);
    if (read === null) throw new Error('not a ledger');
    check = checkLines(read.base, bytesToHex(seal.pair.publicKey));
    continue;
  }
  if (!check.take(line)) throw new Error('not a line of a ledger');
  if (line.startsWith('{"entry"')) taken += 1;
  if (taken * 4 >= entries * quarter) {
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(cpuFrom);
    const cpu = (user + system) / 1e6;
    const memory = process.memoryUsage().rss / 1e6;
    console.log(
      `${String(taken).padStart(9)} entries: ${seconds.toFixed(1)} s, ${Math.round(taken / seconds)} a second; ${cpu.toFixed(1)} s of processor, ${Math.round(taken / cpu)} a second; ${memory.toFixed(0)} MB resident`,
    );
    quarter += 1;
  }
}
if (check?.standing().fault !== null) throw new Error('the ledger did not stand');
rmSync(folder, { recursive: true });
