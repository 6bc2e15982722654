/** The officer's signing key: made here, used here, never handed out. Where it lies is the container's affair. */
import type { Implementation } from '#shared/contract/service.ts';
import type { vault } from '#shared/contract/vault.ts';
import { bytesToHex, hexToBytes } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { pemEncode } from '#shared/crypto/pem.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { writeName } from '#shared/crypto/x509/name.ts';
import { requestBody } from '#shared/crypto/x509/request.ts';
import { writeSigned } from '#shared/crypto/x509/signed.ts';
import { agreementIdOf, agreementSignedValue } from '#shared/domain/agreement/agreement.ts';
import { createSerialQueue } from '#shared/lib/serial-queue.ts';
import type { PackageBody } from '#shared/protocol/exchange.ts';
import { serviceRefusal } from '../service-refusals.ts';
import type { OfficerAccess, UnlockedOfficer } from '../session/officer-access.ts';
import type { KeyContainer, OpenKey } from './key-container.ts';
import { openSoftwareContainer } from './software-container.ts';

export type VaultOptions = {
  readonly access: Pick<OfficerAccess, 'current'>;
  /** Has the platform check the password of whoever is unlocked; rejects as a sign-in does. */
  readonly signInAgain: (password: string) => Promise<void>;
  /** Epoch milliseconds; `signedAt` is taken from it. */
  readonly now: () => number;
};

/** Signs a package that leaves by hand, under the PIN (decision 0016). Codes: those of signAgreement. */
export type PackageSigner = (
  pin: string,
  body: PackageBody,
) => Promise<{ readonly keyId: string; readonly signature: string }>;

export type Vault = { readonly service: Implementation<typeof vault>; readonly signPackage: PackageSigner };

export function createVault({ access, signInAgain, now }: VaultOptions): Vault {
  const oneAtATime = createSerialQueue();
  const inContainer = <T>(work: (container: KeyContainer, unlocked: UnlockedOfficer) => Promise<T>) =>
    oneAtATime(() =>
      withOwnKey(access, (unlocked) => work(openSoftwareContainer(ownerOf(unlocked), now), unlocked)),
    );
  const signPackage: PackageSigner = (pin, body) =>
    inContainer((container) => container.open(pin, (key) => signed(key, body)));

  const service: Implementation<typeof vault> = {
    async status() {
      const container = openSoftwareContainer(ownerOf(demandUnlocked(access)), now);
      const [key, { waitUntil, triesLeft }] = await Promise.all([container.publicPart(), container.tries()]);
      return { key, waitUntil, triesLeft };
    },
    createKey: ({ pin }) => inContainer((container) => container.create(pin)),
    changePin: ({ pin, next }) =>
      inContainer(async (container) => {
        await container.changePin(pin, next);
        return {};
      }),
    discardKey: ({ password }) =>
      oneAtATime(async () => {
        const { officer } = demandUnlocked(access);
        // Whoever finds an unlocked desk must not be able to put a key of their own in the officer's place.
        await signInAgain(password);
        const unlocked = demandUnlocked(access);
        if (unlocked.officer.id !== officer.id) throw serviceRefusal('session.other-officer');
        await openSoftwareContainer(ownerOf(unlocked), now).destroy();
        return {};
      }),
    signAgreement: ({ pin, document, party }) =>
      inContainer((container, { officer }) =>
        container.open(pin, async (key) => {
          const digest = digestOfValue(document);
          const signedAt = now();
          const by = { party, officerId: officer.id, keyId: key.part.keyId, signedAt };
          const value = agreementSignedValue({ agreementId: agreementIdOf(document.caseId), digest, ...by });
          return { ...(await signed(key, value)), digest, signedAt };
        }),
      ),
    certificateRequest: ({ pin }) =>
      inContainer((container, { officer, departmentName }) =>
        container.open(pin, (key) =>
          requestFor(key, {
            organization: departmentName,
            commonName: officer.name,
            serialNumber: key.part.keyId,
          }),
        ),
      ),
  };
  return { service, signPackage };
}

/** r‖s in hexadecimal over the canonical JSON of the value. */
async function signed({ part, sign }: OpenKey, value: unknown) {
  return { keyId: part.keyId, signature: bytesToHex(await sign(canonicalBytes(value))) };
}

async function requestFor({ part, sign }: OpenKey, name: Parameters<typeof writeName>[0]) {
  const body = requestBody(writeName(name), hexToBytes(part.publicKey));
  const signature = await sign(body);
  return {
    pem: pemEncode(
      'CERTIFICATE REQUEST',
      writeSigned(body, () => signature),
    ),
  };
}

/**
 * Works on a copy of the data key, zeroed at the end: a lock in the middle zeroes the original, and a signing key
 * sealed under zeros could never be opened again.
 */
async function withOwnKey<T>(
  access: Pick<OfficerAccess, 'current'>,
  work: (unlocked: UnlockedOfficer) => Promise<T>,
): Promise<T> {
  const unlocked = demandUnlocked(access);
  const dataKey = unlocked.dataKey.slice();
  try {
    return await work({ ...unlocked, dataKey });
  } finally {
    dataKey.fill(0);
  }
}

function demandUnlocked(access: Pick<OfficerAccess, 'current'>): UnlockedOfficer {
  const unlocked = access.current();
  if (unlocked === null) throw serviceRefusal('session.none');
  return unlocked;
}

const ownerOf = ({ folder, officer, dataKey }: UnlockedOfficer) => ({
  folder,
  officerId: officer.id,
  dataKey,
});
