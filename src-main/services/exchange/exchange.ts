/** Packages for the platform and its answers, as files in the documents folder (decision 0016). */
import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { exchange } from '#shared/contract/exchange.ts';
import { BridgeError, type Implementation } from '#shared/contract/service.ts';
import { utf8Decode } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { openForDevice, sealForDevice } from '#shared/crypto/device-box.ts';
import {
  type AnswerBody,
  answerContent,
  type ExchangeAnswer,
  exchangeAnswer,
  exchangePackage,
  type PackageBody,
} from '#shared/protocol/exchange.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import type { JournalService } from '../journal/journal.ts';
import { systemRandom } from '../keys/secret-key.ts';
import { saveFile } from '../paper/documents-folder.ts';
import type { SealKeeper } from '../paper/seal-keeper.ts';
import { serviceRefusal } from '../service-refusals.ts';
import type { DeviceIdentity } from '../session/device-identity.ts';
import { type OfficerAccess, type UnlockedOfficer, withToken } from '../session/officer-access.ts';
import type { PackageSigner } from '../vault/vault.ts';
import { createStaging } from './staging.ts';

export type ExchangeOptions = {
  readonly client: Pick<PlatformClient, 'exchange'>;
  readonly access: OfficerAccess;
  readonly journal: Pick<JournalService['service'], 'pending'>;
  readonly signPackage: PackageSigner;
  readonly seal: Pick<SealKeeper, 'verifyValue'>;
  readonly device: Pick<DeviceIdentity, 'id' | 'secret'>;
  readonly documentsFolder: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const mostBytes = 256 * 1024 * 1024;
export const packageEnding = '.desk-package';
export const answerEnding = '.desk-answer';

export function createExchangeService(options: ExchangeOptions): Implementation<typeof exchange> {
  const { access, documentsFolder, client } = options;
  const staging = createStaging();
  return {
    saveList: async ({ text }) => ({
      savedTo: await save(documentsFolder, { stem: '待同步清单', ending: '.txt' }, text),
    }),
    pack: async ({ pin, refused, ...place }) => {
      const body = await bodyOf(options, place, new Set(refused));
      const signature = pin === null ? null : await options.signPackage(pin, body);
      const stem = `交换包 ${demandUnlocked(access).officer.name}`;
      const text = sealPackage(options.device, { body, signature });
      const savedTo = await save(documentsFolder, { stem, ending: packageEnding }, text);
      return { savedTo, acts: body.mutations.length };
    },
    stage: async (part) => {
      staging.add(part);
      return {};
    },
    carry: async ({ transferId }) => {
      const sealed = readAs(exchangePackage, staging.take(transferId));
      const { answer, ...told } = await withToken(access, (token) =>
        client.exchange(token, { protocol: protocolVersion, package: sealed }),
      );
      const stem = `交换包回执 ${told.officerName}`;
      const savedTo = await save(documentsFolder, { stem, ending: answerEnding }, JSON.stringify(answer));
      return { savedTo, ...told };
    },
    open: async ({ transferId }) => {
      const sealed = readAs(exchangeAnswer, staging.take(transferId));
      const { purpose, packageId, packageDigest, deviceId, officerId, ...opened } = await openAnswer(
        options,
        sealed,
      );
      return opened;
    },
  };
}

function demandUnlocked(access: OfficerAccess): UnlockedOfficer {
  const unlocked = access.current();
  if (unlocked === null) throw serviceRefusal('session.none');
  return unlocked;
}

/** SHA-256 of the secret, as the platform keeps it. */
const secretDigestOf = ({ secret }: ExchangeOptions['device']): string =>
  createHash('sha256').update(secret).digest('hex');

async function bodyOf(
  options: ExchangeOptions,
  place: Pick<PackageBody, 'cursor' | 'answered'>,
  refused: ReadonlySet<string>,
): Promise<PackageBody> {
  const { access, journal, device, now } = options;
  const officerId = demandUnlocked(access).officer.id;
  const { mutations } = await journal.pending({ officerId });
  return {
    purpose: 'exchange.package',
    packageId: randomUUID(),
    deviceId: device.id,
    officerId,
    madeAt: now(),
    ...place,
    mutations: mutations.filter(({ id }) => !refused.has(id)) as PackageBody['mutations'],
  };
}

function sealPackage(
  device: ExchangeOptions['device'],
  content: { readonly body: PackageBody; readonly signature: { keyId: string; signature: string } | null },
): string {
  const { packageId } = content.body;
  const place = { format: 'desk-exchange-package-2', packageId, deviceId: device.id };
  const packed = deflateRawSync(canonicalBytes(content));
  return JSON.stringify({
    ...place,
    box: sealForDevice({ secretDigest: secretDigestOf(device), place }, packed, systemRandom),
  });
}

/** What the platform answered to this officer at this workstation, its seal checked. */
async function openAnswer(options: ExchangeOptions, sealed: ExchangeAnswer): Promise<AnswerBody> {
  const { access, device, seal } = options;
  const { box, ...place } = sealed;
  if (place.deviceId !== device.id) throw serviceRefusal('exchange.other-workstation');
  const { body, signature } = unpack(() => {
    const packed = openForDevice({ secretDigest: secretDigestOf(device), place }, box);
    const text = utf8Decode(inflateRawSync(packed, { maxOutputLength: mostBytes }));
    return answerContent.parse(JSON.parse(text));
  });
  if (body.officerId !== demandUnlocked(access).officer.id) throw serviceRefusal('session.other-officer');
  const holds = await seal.verifyValue(body, signature);
  if (holds === null) throw serviceRefusal('paper.no-seal-yet');
  if (!holds || body.packageId !== place.packageId) throw serviceRefusal('exchange.forged');
  return body;
}

function unpack<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw serviceRefusal('exchange.unreadable');
  }
}

const readAs = <T>(schema: { parse: (value: unknown) => T }, text: string): T =>
  unpack(() => schema.parse(JSON.parse(text)));

async function save(folder: string, title: { stem: string; ending: string }, text: string): Promise<string> {
  return saveFile(folder, title, Buffer.from(text)).catch((error: unknown) => {
    throw error instanceof BridgeError ? error : serviceRefusal('exchange.write-failed');
  });
}
