/** A signed file of any kind, checked for a person: the command line and the window say the same of it. */
import { certificateCode } from '#shared/domain/certificate/certificate.ts';
import { checkFile } from './check-file.ts';
import { checkExport } from './ledger/check-export.ts';
import { type Believe, fingerprintOf, isDemonstrationSeal, type Trust } from './trust.ts';
import { type Report, reasonOf } from './verdict.ts';

export type SignedFile = {
  readonly lines: () => AsyncIterable<string>;
  readonly bytes: () => Promise<Uint8Array>;
  /** What a detached signature is over, where it was given. */
  readonly content: Uint8Array | null;
};

export type Vouching = {
  /** Null: nothing but what the file brings. */
  readonly believed: Believe | null;
  /** A person took the file's own authority for theirs. */
  readonly itself: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
};

export type Found = {
  readonly outcome: 'holds' | 'falls' | 'unvouched';
  /** What it is, with the reason, in one sentence without its full stop. */
  readonly title: string;
  readonly facts: Report['facts'];
  readonly demonstration: boolean;
  /** What whoever checks has to do themselves; null where nothing. */
  readonly note: string | null;
  /** Of a certificate: by it the platform can be asked what it has registered. */
  readonly code: string | null;
  readonly needsContent: boolean;
};

/** Null where the file is of no kind that is known here. */
export async function checkSignedFile(file: SignedFile, vouching: Vouching): Promise<Found | null> {
  const { believed } = vouching;
  const exported = await checkExport(file.lines(), believed);
  if (exported !== null) {
    const { reason, facts, trust } = exported;
    return found({ reason, facts, demonstration: isDemonstrationSeal(trust), trust }, vouching);
  }
  const checked = checkFile({
    bytes: await file.bytes(),
    content: file.content,
    believed,
    now: vouching.now,
  });
  if (checked === null) return null;
  const { report, trust, certificate } = checked;
  const { verdict, facts, demonstration } = report;
  const code =
    certificate === null ? null : certificateCode({ ...certificate, number: certificate.body.number });
  const rest = { code, needsContent: verdict === 'content-missing' };
  // Nobody was given, and the file brought none: that is no fault of the certificate.
  if (believed === null && verdict === 'certificate-untrusted')
    return { outcome: 'unvouched', title: authorityMissing, facts, demonstration, note: null, ...rest };
  return { ...found({ reason: reasonOf(report), facts, demonstration, trust }, vouching), ...rest };
}

const authorityMissing =
  '未核对认证机构　签名与所签内容相符，文件没有带签发证书的认证机构，也没有另外给出采信的';

type Checked = Pick<Found, 'facts' | 'demonstration'> & {
  readonly reason: string | null;
  readonly trust: Trust;
};

function found({ reason, facts, demonstration, trust }: Checked, { believed, itself }: Vouching): Found {
  const isVouched = believed !== null || itself;
  const rest = { facts, demonstration, code: null, needsContent: false };
  const note = believed === null && trust.authorities.length > 0 ? selfBrought(trust) : null;
  if (reason !== null) return { outcome: 'falls', title: `不成立　${reason}`, note, ...rest };
  if (isVouched) return { outcome: 'holds', title: '成立', note, ...rest };
  return { outcome: 'unvouched', title: '未核对认证机构　签名与文件自带的认证机构相符', note, ...rest };
}

/** Whoever made the file made these too: only a person who knows the fingerprint can believe them. */
const selfBrought = ({ authorities }: Trust): string =>
  `注意：没有另外给出采信的认证机构，只与文件自带的相符，请核对其 SM3 指纹：${authorities.map(fingerprintOf).join('、')}`;
