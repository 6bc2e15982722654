/** The sync of a workstation that has no link, carried by hand: a package up, an answer down (decision 0016). */
import { z } from 'zod';
import { instant } from '#shared/domain/clock/instant.ts';
import { digestHex, signatureHex } from '#shared/domain/signing/signing-key.ts';
import { identifier, line } from '#shared/lib/text.ts';
import { patchOperation } from './pull.ts';
import { ledgerPlace, mutation, mutationResult } from './push.ts';

/** Largest envelope, in characters of base64. */
export const exchangeLimit = 32 * 1024 * 1024;

const cursor = z.string().max(400).nullable();

/** The file that is carried: who it is from and for, and a box that only workstation and platform can open. */
const envelope = <F extends string>(format: F) =>
  z.strictObject({
    format: z.literal(format),
    packageId: z.uuid(),
    deviceId: identifier,
    box: z.string().max(exchangeLimit),
  });

export const exchangePackage = envelope('desk-exchange-package-2');
export type ExchangePackage = z.infer<typeof exchangePackage>;
export const exchangeAnswer = envelope('desk-exchange-answer-2');
export type ExchangeAnswer = z.infer<typeof exchangeAnswer>;

export const packageBody = z.strictObject({
  purpose: z.literal('exchange.package'),
  packageId: z.uuid(),
  deviceId: identifier,
  officerId: identifier,
  madeAt: instant,
  /** Where the workstation stands; the answer goes on from there. */
  cursor,
  /** Where the furthest push was answered; another ledger there means another database (S18). */
  answered: ledgerPlace,
  mutations: z.array(mutation).max(20_000),
});
export type PackageBody = z.infer<typeof packageBody>;

/** The signature, where the officer has a key, is over the body's canonical JSON. */
export const packageContent = z.strictObject({
  body: packageBody,
  signature: z.strictObject({ keyId: identifier, signature: signatureHex }).nullable(),
});

export const answerBody = z.strictObject({
  purpose: z.literal('exchange.answer'),
  packageId: z.uuid(),
  /** SM3 of the package's body. */
  packageDigest: digestHex,
  deviceId: identifier,
  officerId: identifier,
  /** Epoch milliseconds by the platform's clock. */
  at: instant,
  results: z.array(mutationResult).max(20_000),
  ...ledgerPlace.shape,
  /** What a pull from the package's cursor gives, as far as one answer goes. */
  fromCursor: cursor,
  /** The package's own. */
  answered: ledgerPlace,
  /**
   * True where the workstation must drop what it has: rights changed, another database, or nothing was there. Everything
   * follows but the public catalogue.
   */
  reset: z.boolean(),
  /** With `reset`: this ledger does not hold the cursor's place or the answer (S18). */
  otherLedger: z.boolean(),
  patch: z.array(patchOperation),
  cursor: z.string().max(400),
  /** True where more has changed; a next package fetches on from the cursor. */
  more: z.boolean(),
});
export type AnswerBody = z.infer<typeof answerBody>;

/** Sealed by the platform over the body's canonical JSON. */
export const answerContent = z.strictObject({ body: answerBody, signature: signatureHex });

export const exchangeRequest = z.strictObject({ protocol: z.int(), package: exchangePackage });

/** The answer to carry back, and what the carrier may know of it: whose it is, and counts. */
export const exchangeReply = z.strictObject({
  answer: exchangeAnswer,
  officerName: line(40),
  departmentName: line(80),
  madeAt: instant,
  applied: z.int().nonnegative(),
  refused: z.int().nonnegative(),
});
export type ExchangeReply = z.infer<typeof exchangeReply>;
