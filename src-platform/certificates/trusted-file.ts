/** `npm run platform -- --trust FILE`: the real authorities the operator believes, and their revocation lists, from PEM. */
import { readFile } from 'node:fs/promises';
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { pemBlocks } from '#shared/crypto/pem.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { readRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Database } from '../database/open-database.ts';
import { writeSetting } from '../settings.ts';
import { type Brought, broughtSetting } from './trust.ts';

/** One Chinese sentence for the operator. */
export class TrustRefusal extends Error {}

/** Throws {@link TrustRefusal} for a file that holds anything but SM2 authorities' certificates and lists of theirs. */
export const readTrusted = async (file: string): Promise<Brought & { readonly lines: readonly string[] }> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new TrustRefusal(`文件 ${file} 不存在或不能读取。`);
  });
  try {
    const certificates = pemBlocks('CERTIFICATE', text).map(readCertificate);
    const lists = pemBlocks('X509 CRL', text).map((der) => ({ der, list: readRevocationList(der) }));
    const layman = certificates.find(({ isAuthority }) => !isAuthority);
    if (layman !== undefined)
      throw new TrustRefusal(`“${layman.subject.text}”不是认证机构的证书，不能作为采信的根据。`);
    return {
      authorities: certificates.map(({ der }) => base64Encode(der)),
      lists: lists.map(({ der }) => base64Encode(der)),
      lines: [
        ...certificates.map(
          ({ subject, notAfter, der }) =>
            `采信 ${subject.text}，有效至 ${timeLabel(notAfter)}，SM3 指纹 ${bytesToHex(sm3(der))}`,
        ),
        ...lists.map(
          ({ list }) =>
            `撤销列表 ${list.issuer.text}，${timeLabel(list.thisUpdate)}，撤销 ${list.revoked.length} 张`,
        ),
      ],
    };
  } catch (cause) {
    if (cause instanceof TrustRefusal) throw cause;
    throw new TrustRefusal(`文件 ${file} 中有不是 SM2 证书或撤销列表的内容。`, { cause });
  }
};

/** Takes the place of what was brought before; an empty file believes nobody but the platform's own. */
export const bringTrusted = async (database: Database, { authorities, lists }: Brought): Promise<void> => {
  await writeSetting(database, broughtSetting, { authorities, lists });
};
