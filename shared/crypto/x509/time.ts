/** Times of certificates, RFC 5280 §4.1.2.5: UTC to the second, two-digit years up to 2049. */
import { type Bytes, utf8Decode, utf8Encode } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import { type DerElement, TAG, writeDer } from '../der.ts';

const firstGeneralized = Date.UTC(2050, 0);

/** @param at epoch milliseconds; what is below a second is left away */
export function writeTime(at: number): Bytes {
  const digits = new Date(at).toISOString().slice(0, 19).replace(/[-T:]/gu, '');
  return at < firstGeneralized
    ? writeDer(TAG.utcTime, utf8Encode(`${digits.slice(2)}Z`))
    : writeDer(TAG.generalizedTime, utf8Encode(`${digits}Z`));
}

/** Epoch milliseconds. @throws CryptoError `bad-encoding` for what is no such time, 30 February among it */
export function readTime(element: DerElement | undefined): number {
  const text = element === undefined ? '' : utf8Decode(element.content);
  const short = element?.tag === TAG.utcTime;
  if (!short && element?.tag !== TAG.generalizedTime) throw badTime();
  const full = short ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u.exec(full)?.map(Number) ?? [];
  if (year === undefined) throw badTime();
  const at = Date.UTC(year, (month ?? 0) - 1, day, hour, minute, second);
  // A day that does not exist rolls over into another, and so does not come back as it was written.
  if (
    Number.isNaN(at) ||
    new Date(at).toISOString().slice(0, 19).replace(/[-T:]/gu, '') !== full.slice(0, -1)
  )
    throw badTime();
  return at;
}

function badTime(): CryptoError {
  return new CryptoError('bad-encoding', 'not a time of a certificate');
}
