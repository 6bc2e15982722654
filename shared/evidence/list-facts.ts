/** What a check knew of revoked certificates, for people: what was revoked after a list is not in it. */
import { equalBytes } from '#shared/crypto/bytes.ts';
import type { Certificate } from '#shared/crypto/x509/certificate.ts';
import { newestListOf } from '#shared/crypto/x509/check-path.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Trust } from './trust.ts';
import type { Report } from './verdict.ts';

/**
 * The list of each authority that issued one of the certificates or the seal's: only what its own key signed is one.
 * @param now epoch milliseconds
 */
export const listFacts = (
  trust: Trust,
  certificates: readonly Certificate[],
  now: number,
): Report['facts'] => {
  const { authorities, between, sealCertificate, lists } = trust;
  const used = sealCertificate === null ? certificates : [...certificates, sealCertificate];
  return [...authorities, ...between]
    .filter((each, index, all) => all.findIndex(({ der }) => equalBytes(der, each.der)) === index)
    .filter(({ subject }) => used.some(({ issuer }) => equalBytes(issuer.der, subject.der)))
    .map((authority) => {
      const list = newestListOf(authority, lists);
      const age = list === null ? '没有，未核对证书是否已撤销' : ageOf(list, now);
      return ['撤销列表', `${authority.subject.commonName}，${age}`];
    });
};

type Updates = { readonly thisUpdate: number; readonly nextUpdate: number | null };

const ageOf = ({ thisUpdate, nextUpdate }: Updates, now: number): string => {
  const made = `${timeLabel(thisUpdate)} 的`;
  if (nextUpdate === null) return made;
  return nextUpdate < now
    ? `${made}，已过期，应于 ${timeLabel(nextUpdate)} 前更新，此后撤销的不在其中`
    : `${made}，应于 ${timeLabel(nextUpdate)} 前更新`;
};
