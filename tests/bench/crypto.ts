/**
 * Speed of shared/crypto beside OpenSSL (node:crypto) and sm-crypto-v2: `node tests/bench/crypto.ts [rounds]`.
 * All contenders take turns within each round of one process, so that a busy machine slows all alike: trust
 * the ratios, not the figures. OpenSSL signs under an empty user id, the only one node:crypto can use; so do all.
 */
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { pemEncode } from '#shared/crypto/pem.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { pkcs8FromPrivateKey } from '#shared/crypto/sm2-key-encoding.ts';
import { sm2Sign, sm2Signer } from '#shared/crypto/sm2-sign.ts';
import { derFromRaw } from '#shared/crypto/sm2-signature-der.ts';
import { sm2Verifier, sm2Verify } from '#shared/crypto/sm2-verify.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { sealBox } from '#shared/crypto/sm4-box.ts';
import { smOracles } from '../interop/sm-oracles.ts';

/** One thing to time; it returns false when its answer is wrong, for a fast wrong answer counts for nothing. */
type Contender = { readonly name: string; readonly run: () => boolean };
type Contest = {
  readonly title: string;
  readonly perCall: number;
  readonly contenders: readonly Contender[];
};

const TURN_MS = 300;
const random = (length: number) => new Uint8Array(randomBytes(length));
const v2 = smOracles['sm-crypto-v2'];
const userId = new Uint8Array();

function signing(): Contest {
  const { pair, message, pem } = signingMaterial();
  const signer = sm2Signer(pair, userId);
  const [privateHex, publicHex] = [bytesToHex(pair.privateKey), bytesToHex(pair.publicKey)];
  const options = { hash: true, publicKey: publicHex, userId: '' } as const;
  return {
    title: 'SM2 signatures of 1 KiB, per second',
    perCall: 1,
    contenders: [
      { name: 'OpenSSL', run: () => sign('sm3', message, pem.privateKey).length > 60 },
      { name: 'ours, kept signer', run: () => signer(message, random).length === 64 },
      { name: 'ours, single', run: () => sm2Sign({ ...pair, message, userId }, random).length === 64 },
      { name: 'sm-crypto-v2', run: () => v2.sm2.doSignature(message, privateHex, options).length === 128 },
    ],
  };
}

function verification(): Contest {
  const { pair, message, pem } = signingMaterial();
  const { publicKey } = pair;
  const signature = sm2Sign({ ...pair, message, userId }, random);
  const der = derFromRaw(signature);
  const verifier = sm2Verifier(publicKey, userId);
  const [hex, publicHex] = [bytesToHex(signature), bytesToHex(publicKey)];
  const options = { hash: true, userId: '' } as const;
  return {
    title: 'SM2 verifications of 1 KiB, per second',
    perCall: 1,
    contenders: [
      { name: 'OpenSSL', run: () => verify('sm3', message, pem.publicKey, der) },
      { name: 'ours, kept verifier', run: () => verifier(message, signature) },
      { name: 'ours, single', run: () => sm2Verify({ publicKey, message, signature, userId }) },
      { name: 'sm-crypto-v2', run: () => v2.sm2.doVerifySignature(message, hex, publicHex, options) },
    ],
  };
}

function hashing(size: number): Contest {
  const message = random(size);
  const expected = createHash('sm3').update(message).digest('hex');
  return {
    title: `SM3 of ${size} bytes, MB per second`,
    perCall: size / 1e6,
    contenders: [
      { name: 'OpenSSL', run: () => createHash('sm3').update(message).digest('hex') === expected },
      { name: 'ours', run: () => bytesToHex(sm3(message)) === expected },
      { name: 'sm-crypto-v2', run: () => v2.sm3(message) === expected },
    ],
  };
}

/** node:crypto offers no SM4-GCM, so this one stands alone. */
function sealing(size: number): Contest {
  const [key, aad, plaintext] = [random(16), random(16), random(size)];
  const run = () => sealBox({ key, aad, plaintext }, random).length === size + 28;
  return {
    title: `SM4-GCM boxes of ${size} bytes, MB per second`,
    perCall: size / 1e6,
    contenders: [{ name: 'ours', run }],
  };
}

function signingMaterial() {
  const pair = generateKeyPair(random);
  const privateKey = createPrivateKey(pemEncode('PRIVATE KEY', pkcs8FromPrivateKey(pair.privateKey)));
  return { pair, message: random(1024), pem: { privateKey, publicKey: createPublicKey(privateKey) } };
}

/** Calls per second over one turn. */
function turn({ name, run }: Contender): number {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  for (; elapsed < TURN_MS; elapsed = performance.now() - start) {
    if (!run()) throw new Error(`${name} gave a wrong answer`);
    calls++;
  }
  return (calls * 1000) / elapsed;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function hold({ title, perCall, contenders }: Contest, rounds: number): void {
  const rates = contenders.map((): number[] => []);
  // Round 0 warms up the compiler and the tables and is not counted.
  for (let round = 0; round <= rounds; round++) {
    contenders.forEach((contender, i) => {
      const rate = turn(contender) * perCall;
      if (round > 0) rates[i]?.push(rate);
    });
  }
  const medians = rates.map(median);
  console.log(`\n${title} (median of ${rounds})`);
  contenders.forEach(({ name }, i) => {
    const rate = medians[i] as number;
    console.log(
      `${name.padEnd(20)} ${rate.toFixed(1).padStart(9)}  ×${(rate / (medians[0] as number)).toFixed(2)}`,
    );
  });
}

const rounds = Number(process.argv[2] ?? 7);
console.log(`node ${process.version}, OpenSSL ${process.versions.openssl}`);
for (const contest of [
  signing(),
  verification(),
  hashing(64),
  hashing(1 << 20),
  sealing(1024),
  sealing(1 << 20),
]) {
  hold(contest, rounds);
}
