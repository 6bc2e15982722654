/**
 * `row-keys.json`: the keys under which the window keeps an officer's rows, sealed under the data key. They are
 * random and not derived, so that destroying this file destroys the rows, whatever becomes of the data key.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { type RowKeys, rowKeys } from '#shared/contract/row-keys.ts';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { utf8Decode, utf8Encode } from '#shared/crypto/bytes.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { keyFor, systemRandom } from '../keys/secret-key.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import type { UnlockedOfficer } from './officer-access.ts';

/** A key seals for a year, in milliseconds, and never more than 2^28 rows: random nonces allow 2^32 (SP 800-38D). */
export const keyLifetime = 365 * 24 * 60 * 60_000;
export const mostSeals = 2 ** 28;
/** Seals counted against the key with every handing-out, on the disk and before it, used or not. */
export const sealsPerHandout = 2 ** 16;

const keyBytes = 16;
const indexKeyBytes = 32;

const content = rowKeys.extend({
  /** Epoch milliseconds at which the current key was made, and the seals it may have made since. */
  madeAt: z.int().nonnegative(),
  seals: z.int().nonnegative(),
});
type Content = z.infer<typeof content>;

const file = z.strictObject({ version: z.literal(1), sealed: z.base64().max(200_000) });

export const rowKeyFileOf = (folder: string): string => join(folder, 'row-keys.json');

/**
 * The keys for one opening of the window's database; a new one is added where the last has served its time.
 * @throws BridgeError `session.row-keys-damaged`, `session.storage`
 */
export async function handOutRowKeys(unlocked: UnlockedOfficer, now: number): Promise<RowKeys> {
  const kept = await readContent(unlocked);
  const current = kept === null ? withNewKey(null, now) : isSpent(kept, now) ? withNewKey(kept, now) : kept;
  await writeContent(unlocked, { ...current, seals: current.seals + sealsPerHandout }).catch(() => {
    throw serviceRefusal('session.storage');
  });
  const { currentId, keys, indexKey } = current;
  return { currentId, keys, indexKey };
}

/** A clock set back does not lengthen a key's life beyond the seals it may make. */
const isSpent = ({ madeAt, seals }: Content, now: number): boolean =>
  now - madeAt >= keyLifetime || seals + sealsPerHandout > mostSeals;

function withNewKey(before: Content | null, now: number): Content {
  const id = `k${(before?.keys.length ?? 0) + 1}`;
  const key = base64Encode(systemRandom(keyBytes));
  return {
    currentId: id,
    keys: [...(before?.keys ?? []), { id, key }],
    indexKey: before?.indexKey ?? base64Encode(systemRandom(indexKeyBytes)),
    madeAt: now,
    seals: 0,
  };
}

/** Never new keys in the place of damaged ones: the rows would look lost, and the reason could not be found. */
async function readContent({ folder, officer, dataKey }: UnlockedOfficer): Promise<Content | null> {
  const found = await readJson(rowKeyFileOf(folder), file);
  if (found.state === 'missing') return null;
  const key = keyFor(dataKey, 'row-keys');
  try {
    if (found.state === 'damaged') throw new Error('unreadable');
    const opened = openBox({ key, aad: aadOf(officer.id), sealed: base64Decode(found.value.sealed) });
    return content.parse(JSON.parse(utf8Decode(opened)));
  } catch {
    throw serviceRefusal('session.row-keys-damaged');
  } finally {
    key.fill(0);
  }
}

async function writeContent({ folder, officer, dataKey }: UnlockedOfficer, next: Content): Promise<void> {
  const key = keyFor(dataKey, 'row-keys');
  const plaintext = utf8Encode(JSON.stringify(next));
  const sealed = base64Encode(sealBox({ key, aad: aadOf(officer.id), plaintext }, systemRandom));
  plaintext.fill(0);
  key.fill(0);
  await writeDurably(rowKeyFileOf(folder), JSON.stringify({ version: 1, sealed }));
}

const aadOf = (officerId: string) => utf8Encode(`desk.row-keys.v1|${officerId}`);
