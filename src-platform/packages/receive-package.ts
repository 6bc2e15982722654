/**
 * A package carried in by the bureau: opened under the workstation's secret, applied like a push in its author's
 * name and with the rights they have now, and answered under the platform's seal (decision 0016).
 */
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { utf8Decode } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { openForDevice, sealForDevice } from '#shared/crypto/device-box.ts';
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import type { Actor } from '#shared/domain/action.ts';
import {
  type AnswerBody,
  type ExchangePackage,
  type ExchangeReply,
  type PackageBody,
  packageContent,
} from '#shared/protocol/exchange.ts';
import type { LedgerEntry } from '#shared/protocol/ledger.ts';
import type { PatchOperation } from '#shared/protocol/pull.ts';
import type { MutationResult } from '#shared/protocol/push.ts';
import type { Caller } from '../access/sessions.ts';
import { standingActor } from '../access/standing-actor.ts';
import type { Seal } from '../certificates/seal.ts';
import { fetchRecord } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import { type PullQuestion, type PullSource, pull } from '../sync/pull.ts';
import { pushMutations } from '../sync/push.ts';

export type PackageDesk = Parameters<typeof pushMutations>[0] & PullSource & { readonly seal: Seal };

/** A package that unpacks to more is none of ours. */
const mostBytes = 64 * 1024 * 1024;

type Content = ReturnType<typeof packageContent.parse>;

/** Throws session.device-refused for a workstation that is unknown or was revoked. */
const secretOf = async ({ database }: PackageDesk, deviceId: string): Promise<string> => {
  const { rows } = await database.query<{ secret_digest: string }>(
    'SELECT secret_digest FROM device WHERE id = $1 AND revoked_at IS NULL',
    [deviceId],
  );
  const digest = rows[0]?.secret_digest;
  if (digest === undefined) throw new ProblemError('session.device-refused');
  return digest;
};

/** Throws exchange.damaged for whatever that workstation did not make. */
const openPackage = ({ box, ...place }: ExchangePackage, secretDigest: string): Content => {
  try {
    const packed = openForDevice({ secretDigest, place }, box);
    const text = utf8Decode(inflateRawSync(packed, { maxOutputLength: mostBytes }));
    const content = packageContent.parse(JSON.parse(text));
    const { body } = content;
    const isItsOwn = body.packageId === place.packageId && body.deviceId === place.deviceId;
    if (isItsOwn && body.mutations.every(({ officerId }) => officerId === body.officerId)) return content;
  } catch {
    // Whatever is wrong with it, it is not what a workstation packed.
  }
  throw new ProblemError('exchange.damaged');
};

type Author = { readonly actor: Actor; readonly departmentName: string };

/** Whoever has signed in at that workstation and still has an account, with the roles of now. Throws exchange.author. */
const authorOf = async ({ database }: PackageDesk, { officerId, deviceId }: PackageBody): Promise<Author> => {
  const { rowCount } = await database.query(
    `SELECT 1 FROM ledger WHERE action = 'session.sign-in' AND officer_id = $1 AND device_id = $2 LIMIT 1`,
    [officerId, deviceId],
  );
  const actor = rowCount === 0 ? null : await standingActor(database, officerId);
  if (actor === null) throw new ProblemError('exchange.author');
  const { departmentId } = actor;
  const department = await fetchRecord(database, { table: 'department', id: departmentId });
  return { actor, departmentName: department?.name ?? departmentId };
};

const registration = z.object({ keyId: z.string(), publicKey: z.string() });

/** The author's key: registered, or about to be by an act of this very package. */
const publicKeyOf = async ({ database }: PackageDesk, body: PackageBody, keyId: string) => {
  const key = await fetchRecord(database, { table: 'signingKey', id: keyId });
  if (key !== undefined) return key.officerId === body.officerId ? key.publicKey : undefined;
  return body.mutations
    .filter(({ name }) => name === 'key.register')
    .map(({ args }) => registration.safeParse(args).data)
    .find((given) => given?.keyId === keyId)?.publicKey;
};

/** Throws exchange.damaged for a signature that is not the author's own. */
const checkSignature = async (desk: PackageDesk, { body, signature }: Content): Promise<void> => {
  if (signature === null) return;
  const publicKey = await publicKeyOf(desk, body, signature.keyId);
  if (publicKey === undefined || !verifyValue({ publicKey, value: body, signature: signature.signature }))
    throw new ProblemError('exchange.damaged');
};

/** Rows of an answer take little more than this as JSON, in characters: they are sealed and signed in the node's one thread. */
const enoughRows = 8 * 1024 * 1024;

/**
 * Pages of a pull, until they are all or enough. Where the copy begins anew they leave out the public catalogue: the
 * workstation has one, and the segments come with the link.
 */
const changesFor = async (
  desk: PackageDesk,
  actor: Actor,
  { cursor, answered, atLeast }: Omit<PullQuestion, 'leavesCatalogue'>,
) => {
  const first = await pull(desk, actor, { cursor, atLeast, answered, leavesCatalogue: true });
  const patch: PatchOperation[] = [...first.patch];
  let page = first;
  let length = JSON.stringify(page.patch).length;
  while (page.more && length < enoughRows) {
    page = await pull(desk, actor, { cursor: page.cursor, atLeast });
    patch.push(...page.patch);
    length += JSON.stringify(page.patch).length;
  }
  const { reset, otherLedger = false } = first;
  return { reset, otherLedger, patch, cursor: page.cursor, more: page.more };
};

const noteReceipt = (
  desk: PackageDesk,
  carrier: Caller,
  received: {
    readonly content: Content;
    readonly digest: string;
    readonly results: readonly MutationResult[];
  },
): Promise<LedgerEntry> =>
  withLedger(desk.database, async ({ append }) =>
    append({
      at: desk.now(),
      officerId: carrier.actor.officerId,
      departmentId: carrier.actor.departmentId,
      deviceId: carrier.deviceId,
      action: 'exchange.receive',
      outcome: 'applied',
      subject: {
        packageId: received.content.body.packageId,
        package: received.digest,
        author: received.content.body.officerId,
        authorDevice: received.content.body.deviceId,
        signedWith: received.content.signature?.keyId ?? null,
        acts: received.results.map(({ id }) => id),
      },
    }),
  );

const packedAside = promisify(deflateRaw);

const sealAnswer = async (desk: PackageDesk, body: AnswerBody, secretDigest: string) => {
  const { packageId, deviceId } = body;
  const place = { format: 'desk-exchange-answer-2' as const, packageId, deviceId };
  const packed = await packedAside(canonicalBytes({ body, signature: desk.seal.sign(body) }));
  return { ...place, box: sealForDevice({ secretDigest, place }, packed, randomBytes) };
};

/** Throws role.missing, session.device-refused, exchange.damaged, exchange.author. A repeat changes nothing and answers anew. */
export const receivePackage = async (
  desk: PackageDesk,
  carrier: Caller,
  sealed: ExchangePackage,
): Promise<ExchangeReply> => {
  if (!carrier.actor.roles.includes('management-admin')) throw new ProblemError('role.missing');
  const secretDigest = await secretOf(desk, sealed.deviceId);
  const content = openPackage(sealed, secretDigest);
  const { body } = content;
  const admitted = await authorOf(desk, body);
  await checkSignature(desk, content);
  const { results, stamp, anchor } =
    body.mutations.length === 0
      ? { results: [], stamp: 0, anchor: '' }
      : await pushMutations(
          desk,
          { actor: admitted.actor, deviceId: body.deviceId, goneCode: 'exchange.author' },
          { mutations: body.mutations },
        );
  // Applying may have waited: what goes back is for whoever they are then.
  const { actor, departmentName } = await authorOf(desk, body);
  const digest = digestOfValue(body);
  const receipt = await noteReceipt(desk, carrier, { content, digest, results });
  const answer: AnswerBody = {
    purpose: 'exchange.answer',
    packageId: body.packageId,
    packageDigest: digest,
    deviceId: body.deviceId,
    officerId: body.officerId,
    at: desk.now(),
    results,
    stamp,
    anchor,
    fromCursor: body.cursor,
    answered: body.answered,
    ...(await changesFor(desk, actor, { ...body, atLeast: receipt.seq })),
  };
  const applied = results.filter(({ status }) => status === 'applied').length;
  return {
    answer: await sealAnswer(desk, answer, secretDigest),
    officerName: actor.officerName,
    departmentName,
    madeAt: body.madeAt,
    applied,
    refused: results.length - applied,
  };
};
