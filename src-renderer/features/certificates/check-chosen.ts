/**
 * A chosen file, checked by the code of `desk verify` with what this workstation keeps, link or no link; a certificate that
 * holds is also looked up at the platform.
 */
import type { evidence } from '#shared/contract/evidence.ts';
import type { paper } from '#shared/contract/paper.ts';
import type { Client } from '#shared/contract/service.ts';
import { checkSignedFile, type Found } from '#shared/evidence/check-signed-file.ts';
import { openTrust } from '#shared/evidence/trust.ts';
import { linesOf } from './lines-of.ts';
import type { Verified } from './verdict.tsx';

export type Chosen = {
  readonly file: Blob;
  /** What a detached signature is over. */
  readonly content: Blob | null;
};

export type CheckedChoice = {
  /** Null: of no kind that is known here. */
  readonly found: Found | null;
  /** Epoch milliseconds: when what the check rests on was fetched; null where nothing was. */
  readonly fetchedAt: number | null;
  /** What the platform says of a certificate, or without a link the seal alone; null where it was not asked. */
  readonly registered: Verified | null;
};

type Services = {
  readonly evidence: Pick<Client<typeof evidence>, 'kept'>;
  readonly paper: Pick<Client<typeof paper>, 'verifyCertificate'>;
};

/** Of every kind but a ledger's, which is read line by line. */
const largestFile = 20_000_000;

/** @param now epoch milliseconds. @throws BridgeError where the platform answers with something else */
export async function checkChosen(
  { file, content }: Chosen,
  services: Services,
  now: number,
): Promise<CheckedChoice> {
  const { kept } = await services.evidence.kept({});
  const subject = {
    lines: () => linesOf(file),
    bytes: () => bytesOf(file),
    content: content === null ? null : await bytesOf(content),
  };
  const believed = kept === null ? null : () => openTrust(kept.trust);
  const found = await checkSignedFile(subject, { believed, itself: false, now });
  // What falls by itself, or rests on nobody, no registry makes good.
  const code = found?.outcome === 'holds' ? found.code : null;
  const registered = code === null ? null : await services.paper.verifyCertificate({ code });
  return { found, fetchedAt: kept?.fetchedAt ?? null, registered };
}

const bytesOf = async (file: Blob): Promise<Uint8Array> =>
  file.size > largestFile ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
