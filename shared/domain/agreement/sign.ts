/** Signing the security agreement: user first, provider second; with both, the grant begins (四(三), R037). */
import { z } from 'zod';
import { ok, type Result } from '#shared/lib/result.ts';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { instant } from '../clock/instant.ts';
import type { Refusal } from '../refusals.ts';
import { changedRightReads, grantCase } from '../sharing/consent.ts';
import { advance, eventOf, hasApplied, isPossible } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import { digestHex, signatureHex } from '../signing/signing-key.ts';
import type { RowReference } from '../tables.ts';
import {
  type Agreement,
  agreementIdOf,
  agreementSignedValue,
  isWhole,
  type Party,
  party,
} from './agreement.ts';

const args = z.strictObject({
  caseId: identifier,
  /** Of the text the officer read; a text that has changed since is refused. */
  digest: digestHex,
  party,
  keyId: identifier,
  signedAt: instant,
  signature: signatureHex,
});
type Args = z.output<typeof args>;

const reads = ({ caseId, keyId }: Args, rows: Rows): readonly RowReference[] => [
  { table: 'sharingCase', id: caseId },
  ...changedRightReads(rows.get('sharingCase', caseId), rows),
  { table: 'agreement', id: agreementIdOf(caseId) },
  { table: 'signingKey', id: keyId },
];

const roleOf = { user: 'data-officer', provider: 'provider-reviewer' } as const satisfies Record<
  Party,
  string
>;
const departmentOf = (subject: Agreement, side: Party) =>
  side === 'user' ? subject.userDepartmentId : subject.providerId;

const check = (given: Args, subject: { case: SharingCase; agreement: Agreement }, context: ActionContext) => {
  const signed = subject.agreement.signatures.map((each) => each.party);
  return firstRefusal(
    [context.actor.roles.includes(roleOf[given.party]), 'role.missing'],
    [departmentOf(subject.agreement, given.party) === context.actor.departmentId, 'department.wrong'],
    [given.party === 'user' || !hasApplied(subject.case, context.actor.officerId), 'case.self-review'],
    [!signed.includes(given.party), 'agreement.signed-already'],
    [isPossible(subject.case, 'sign'), 'case.state'],
    [given.party === 'user' || signed.includes('user'), 'agreement.order'],
    [given.digest === subject.agreement.digest, 'agreement.digest'],
    [isWhole(subject.agreement, context.digestOf), 'agreement.text'],
  );
};

const addSignature = (
  given: Args,
  agreement: Agreement,
  rows: Rows,
  context: ActionContext,
): Result<Agreement, Refusal> => {
  const key = rows.get('signingKey', given.keyId);
  if (key === undefined || key.officerId !== context.actor.officerId) return refuse('key.unknown', 'keyId');
  if ((key.revokedAt ?? null) !== null) return refuse('key.revoked', 'keyId');
  const signature = {
    party: given.party,
    officerId: context.actor.officerId,
    officerName: context.actor.officerName,
    keyId: key.id,
    publicKey: key.publicKey,
    signedAt: given.signedAt,
    receivedAt: context.now,
    signature: given.signature,
    attestation: null,
    certificate: null,
  };
  const signatures = [...agreement.signatures, signature];
  return ok({
    ...agreement,
    version: agreement.version + 1,
    signatures,
    state: signatures.length === 2 ? 'effective' : 'signing',
  });
};

const proceed = (
  subject: SharingCase,
  signed: Agreement,
  [rows, context]: readonly [Rows, ActionContext],
): Outcome => {
  const events = [eventOf(null, { act: 'sign' }, context)];
  const agreementChange = { table: 'agreement', row: signed } as const;
  if (signed.state === 'signing') {
    return write({ table: 'sharingCase', row: advance(subject, {}, events) }, agreementChange);
  }
  if (subject.conditions === null) return refuse('case.state');
  const granted = grantCase(subject, { conditions: subject.conditions, clocks: subject.clocks, events }, [
    rows,
    context,
  ]);
  return granted.ok ? write(...granted.value, agreementChange) : granted;
};

export const signAgreement: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    const agreement = rows.get('agreement', agreementIdOf(given.caseId));
    if (subject === undefined || agreement === undefined) return refuse('record.missing');
    const refused = check(given, { case: subject, agreement }, context);
    if (refused !== null) return refused;
    const added = addSignature(given, agreement, rows, context);
    if (!added.ok) return added;
    const signed = added.value;
    const value = agreementSignedValue({
      agreementId: agreement.id,
      digest: agreement.digest,
      party: given.party,
      officerId: context.actor.officerId,
      keyId: given.keyId,
      signedAt: given.signedAt,
    });
    const publicKey = signed.signatures.at(-1)?.publicKey ?? '';
    if (!context.verify({ publicKey, value, signature: given.signature }))
      return refuse('agreement.signature', 'signature');
    return proceed(subject, signed, [rows, context]);
  },
});
