/** Distinguished names: whom a certificate is of, and who issued it. */
import { type Bytes, utf8Decode, utf8Encode } from '../bytes.ts';
import { type DerElement, elementsOf, TAG, writeDer, writeSetOf } from '../der.ts';
import { OID, readOid, writeOid } from './oids.ts';

/** What our own certificates say of a holder; the country is China. */
export type NameParts = {
  readonly organization: string;
  readonly commonName: string;
  /** Letters, digits and hyphens; tells holders of one name apart. */
  readonly serialNumber?: string;
};

export type Name = {
  /** The whole encoding: names are the same where their bytes are. */
  readonly der: Uint8Array;
  readonly commonName: string;
  readonly organization: string;
  /** Every attribute, for people: `C=CN, O=…, CN=…`. */
  readonly text: string;
};

/** RFC 5280 appendix A: longer ones are refused by strict readers. */
const longest = 64;

export function writeName({ organization, commonName, serialNumber }: NameParts): Bytes {
  const text = (value: string) => writeDer(TAG.utf8String, utf8Encode([...value].slice(0, longest).join('')));
  const printable = (value: string) => writeDer(TAG.printableString, utf8Encode(value));
  return writeDer(
    TAG.sequence,
    attribute(OID.country, printable('CN')),
    attribute(OID.organization, text(organization)),
    attribute(OID.commonName, text(commonName)),
    ...(serialNumber === undefined ? [] : [attribute(OID.serialNumber, printable(serialNumber))]),
  );
}

const shortNames: Readonly<Record<string, string>> = {
  [OID.country]: 'C',
  '2.5.4.8': 'ST',
  '2.5.4.7': 'L',
  [OID.organization]: 'O',
  [OID.unit]: 'OU',
  [OID.commonName]: 'CN',
  [OID.serialNumber]: 'serialNumber',
};

/** @throws CryptoError `bad-encoding` */
export function readName(element: DerElement | undefined): Name {
  const attributes = elementsOf(element, TAG.sequence).flatMap((set) =>
    elementsOf(set, TAG.set).map((each) => {
      const [type, value] = elementsOf(each, TAG.sequence);
      return { type: readOid(type), value: textOf(value) };
    }),
  );
  const first = (oid: string) => attributes.find(({ type }) => type === oid)?.value ?? '';
  return {
    der: element?.whole ?? new Uint8Array(),
    commonName: first(OID.commonName),
    organization: first(OID.organization),
    text: attributes.map(({ type, value }) => `${shortNames[type] ?? type}=${value}`).join(', '),
  };
}

function attribute(oid: string, value: Uint8Array): Bytes {
  return writeSetOf(TAG.set, [writeDer(TAG.sequence, writeOid(oid), value)]);
}

/** Old authorities also write BMPString and others, which are left unread: names are compared by their bytes. */
function textOf(element: DerElement | undefined): string {
  const readable: readonly (number | undefined)[] = [TAG.utf8String, TAG.printableString, TAG.ia5String];
  return element !== undefined && readable.includes(element.tag) ? utf8Decode(element.content) : '';
}
