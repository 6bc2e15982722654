/** What an officer could think of doing, given what their window shows. Some of it is refused; that is wanted. */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair, type Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import type { ActionName } from '#shared/domain/actions.ts';
import { agreementSignedValue } from '#shared/domain/agreement/agreement.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import type { Row, TableName } from '#shared/domain/tables.ts';
import type { DeskDatabase } from '../../../src-renderer/data/desk-database.ts';
import type { Dice } from './dice.ts';

export type ChosenAct = { readonly name: ActionName; readonly args: unknown };

export type Chooser = {
  readonly database: DeskDatabase;
  readonly officer: Officer;
  readonly dice: Dice;
  /** Epoch milliseconds by the workstation. */
  readonly now: number;
  /** A name for a new record. */
  readonly newName: () => string;
};

const keyPairs = new Map<
  string,
  { readonly pair: Sm2KeyPair; readonly random: ReturnType<typeof seededRandom> }
>();

/** One key for each officer, the same in every run: making one is slow. */
function keyOf(officerId: string) {
  const known = keyPairs.get(officerId);
  if (known !== undefined) return known;
  const random = seededRandom(`key of ${officerId}`);
  const made = { pair: generateKeyPair(random), random };
  keyPairs.set(officerId, made);
  return made;
}

const rowsOf = <T extends TableName>({ database }: Chooser, table: T): Promise<readonly Row<T>[]> =>
  database.rows(table).toArray();

export async function chooseAct(chooser: Chooser): Promise<ChosenAct> {
  const { officer, dice } = chooser;
  const found: ChosenAct[] = [];
  for (const role of officer.roles) {
    if (role === 'data-officer') found.push(...(await applicantActs(chooser)));
    if (role === 'compliance-reviewer') found.push(...(await reviewActs(chooser)));
    if (role === 'provider-reviewer') found.push(...(await providerActs(chooser)));
    if (role === 'management-admin') found.push(...(await forceActs(chooser)));
  }
  found.push(...(await sharedActs(chooser)));
  return found.length === 0 ? submit(chooser, 'open') : dice.pick(found);
}

const text = ({ dice }: Chooser, what: string): string => `${what}${dice.below(1000)}`;

const application = (chooser: Chooser, entryId: string) => ({
  itemIds: entryId === 'open' ? ['name'] : chooser.dice.pick([['name'], ['name', 'number'], ['number']]),
  purpose: text(chooser, '核验用途'),
  scenario: text(chooser, '窗口受理'),
  method: 'interface',
  validMonths: 12,
});

const submit = (chooser: Chooser, entryId: string): ChosenAct => ({
  name: 'case.submit',
  args: { caseId: chooser.newName(), entryId, application: application(chooser, entryId) },
});

async function applicantActs(chooser: Chooser): Promise<ChosenAct[]> {
  const { dice, officer } = chooser;
  const cases = (await rowsOf(chooser, 'sharingCase')).filter(
    ({ applicantDepartmentId }) => applicantDepartmentId === officer.departmentId,
  );
  const others = (await rowsOf(chooser, 'catalogEntry')).filter(
    ({ providerId }) => providerId !== officer.departmentId || dice.chance(0.1),
  );
  const entryId = dice.pick(others.length === 0 ? ['open'] : others.map(({ id }) => id));
  return [submit(chooser, entryId), ...cases.flatMap((subject) => applicantActsOn(chooser, subject))];
}

function applicantActsOn(chooser: Chooser, subject: Row<'sharingCase'>): ChosenAct[] {
  const target = { caseId: subject.id, expectedVersion: subject.version };
  const withdraw: ChosenAct = {
    name: 'case.withdraw',
    args: { ...target, reason: text(chooser, '不再需要') },
  };
  switch (subject.state) {
    case 'returned':
      return [
        { name: 'case.resubmit', args: { ...target, application: application(chooser, subject.entryId) } },
        withdraw,
      ];
    case 'refused':
      return [
        {
          name: 'negotiation.open',
          args: { ...target, dutyBasis: '某条例第一条', need: text(chooser, '履职所需') },
        },
      ];
    case 'submitted':
    case 'awaiting-answer':
      return chooser.dice.chance(0.3) ? [withdraw] : [];
    default:
      return [];
  }
}

async function reviewActs(chooser: Chooser): Promise<ChosenAct[]> {
  const open = (await rowsOf(chooser, 'sharingCase')).filter(({ state }) => state === 'submitted');
  return open.map(({ id, version }) => {
    const decision = chooser.dice.chance(0.7) ? 'pass' : 'return';
    const args = { caseId: id, expectedVersion: version, decision, opinion: text(chooser, '请补充依据') };
    return { name: 'case.review', args };
  });
}

const refusal = (chooser: Chooser) => ({
  reason: 'beyond-duty',
  basisRank: 'local-regulation',
  basis: '某条例第二条',
  explanation: text(chooser, '超出履职范围'),
});

async function providerActs(chooser: Chooser): Promise<ChosenAct[]> {
  const waiting = (await rowsOf(chooser, 'sharingCase')).filter(({ state }) => state === 'awaiting-answer');
  const answers = waiting.map((subject): ChosenAct => {
    const conditions = {
      itemIds: subject.application.itemIds,
      validUntil: '2027-06-30',
      callsPerDay: 1 + chooser.dice.below(50),
      note: '',
    };
    const answer = chooser.dice.chance(0.6)
      ? { decision: 'agree', conditions }
      : { decision: 'refuse', refusal: refusal(chooser) };
    return {
      name: 'case.answer',
      args: { caseId: subject.id, expectedVersion: subject.version, answer },
    };
  });
  return [...answers, ...(await forceActs(chooser))];
}

async function forceActs(chooser: Chooser): Promise<ChosenAct[]> {
  const grants = await rowsOf(chooser, 'grant');
  return grants.flatMap(({ id: grantId, holds }): ChosenAct[] => {
    const order = { grantId, ground: 'leak', reason: text(chooser, '发现泄露') };
    const [hold] = holds;
    const lift = { grantId, holdId: hold?.id ?? '', reason: text(chooser, '已整改') };
    const lifting = hold?.kind === 'cut' ? 'grant.restore' : 'grant.resume';
    if (hold !== undefined) return [{ name: lifting, args: lift }];
    const kind = chooser.dice.pick(['grant.suspend', 'grant.cut', 'grant.withdraw'] as const);
    if (kind === 'grant.withdraw') return chooser.dice.chance(0.2) ? [{ name: kind, args: order }] : [];
    return [{ name: kind, args: { ...order, holdId: chooser.newName() } }];
  });
}

/** What officers of either side do. */
async function sharedActs(chooser: Chooser): Promise<ChosenAct[]> {
  const { officer } = chooser;
  const notices = (await rowsOf(chooser, 'notice')).filter(
    ({ departmentId, readBy }) => departmentId === officer.departmentId && !readBy.includes(officer.id),
  );
  return [
    ...notices.slice(0, 2).map(({ id }): ChosenAct => ({ name: 'notice.read', args: { noticeId: id } })),
    ...(await positionActs(chooser)),
    ...(await signingActs(chooser)),
  ];
}

async function positionActs(chooser: Chooser): Promise<ChosenAct[]> {
  const { officer } = chooser;
  const talks = await rowsOf(chooser, 'negotiation');
  return talks.flatMap(({ caseId, userDepartmentId, providerId }): ChosenAct[] => {
    if (![userDepartmentId, providerId].includes(officer.departmentId)) return [];
    const party = userDepartmentId === officer.departmentId ? 'user' : 'provider';
    return [{ name: 'negotiation.state-position', args: { caseId, party, text: text(chooser, '我方意见') } }];
  });
}

async function signingActs(chooser: Chooser): Promise<ChosenAct[]> {
  const { officer, now } = chooser;
  const agreements = (await rowsOf(chooser, 'agreement')).filter(({ state }) => state === 'signing');
  if (agreements.length === 0) return [];
  const { pair, random } = keyOf(officer.id);
  const keyId = `key-${officer.id}`;
  const publicKey = bytesToHex(pair.publicKey);
  if ((await chooser.database.rows('signingKey').get(keyId)) === undefined) {
    const proof = signValue(pair, keyProof(keyId, officer.id, publicKey), random);
    return [{ name: 'key.register', args: { keyId, publicKey, proof } }];
  }
  const [subject] = agreements;
  if (subject === undefined) return [];
  const { id: agreementId, caseId, digest, userDepartmentId } = subject;
  const party = userDepartmentId === officer.departmentId ? 'user' : 'provider';
  const signed = { digest, party, keyId, signedAt: now } as const;
  const value = agreementSignedValue({ ...signed, agreementId, officerId: officer.id });
  return [{ name: 'agreement.sign', args: { caseId, ...signed, signature: signValue(pair, value, random) } }];
}
