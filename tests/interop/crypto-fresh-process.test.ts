import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** A process whose `Math.random` and clock are the same in every run, as in a cloned virtual machine. */
const PROGRAM = `
  Math.random = () => 0.5;
  Date.now = () => 0;
  performance.now = () => 0;
  const { generateKeyPair } = await import('#shared/crypto/sm2-key.ts');
  const { sm2Sign } = await import('#shared/crypto/sm2-sign.ts');
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));
  const pair = generateKeyPair(random);
  const signature = sm2Sign({ ...pair, message: new Uint8Array(1) }, random);
  const hex = (bytes) => Buffer.from(bytes).toString('hex');
  console.log(JSON.stringify({ key: hex(pair.privateKey), signature: hex(signature) }));
`;

/** One that has no generator at all: the source that a caller would hand in fails, and nothing stands in for it. */
const WITHOUT_GENERATOR = `
  Object.defineProperty(globalThis, 'crypto', { value: undefined });
  const { generateKeyPair } = await import('#shared/crypto/sm2-key.ts');
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));
  try { generateKeyPair(random); console.log('made a key'); } catch { console.log('refused'); }
`;

const root = new URL('../..', import.meta.url);
const runNode = (program: string) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });

describe('keys of fresh processes', () => {
  it('C7 differ though Math.random and the clock are the same', () => {
    const runs = [1, 2, 3].map(() => JSON.parse(runNode(PROGRAM)) as { key: string; signature: string });
    expect(new Set(runs.map((run) => run.key)).size).toBe(3);
    expect(new Set(runs.map((run) => run.signature)).size).toBe(3);
  });

  it('C7 are not made at all without crypto.getRandomValues', () => {
    expect(runNode(WITHOUT_GENERATOR).trim()).toBe('refused');
  });
});
