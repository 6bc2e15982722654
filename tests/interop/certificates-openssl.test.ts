/** Requests, certificates and revocation lists, pair by pair with OpenSSL: what each makes, the other takes and refuses alike. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PemLabel, pemDecode, pemEncode } from '#shared/crypto/pem.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { pkcs8FromPrivateKey, spkiFromPublicKey } from '#shared/crypto/sm2-key-encoding.ts';
import { derFromRaw } from '#shared/crypto/sm2-signature-der.ts';
import { authorityOf, day, holderOf, officerOf, signWith } from '#shared/crypto/testing/authority.ts';
import { flipBit } from '#shared/crypto/testing/flip-bit.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { checkPath } from '#shared/crypto/x509/check-path.ts';
import { basicConstraints, keyUsages, platformSeal } from '#shared/crypto/x509/extensions.ts';
import { writeName } from '#shared/crypto/x509/name.ts';
import { readRequest, writeRequest } from '#shared/crypto/x509/request.ts';
import { readRevocationList, writeRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import { type OpenSsl, openOpenSsl, whyNoOpenSsl } from './openssl.ts';

const missing = whyNoOpenSsl();
const distid = 'distid:1234567812345678';
const now = Date.now();
const valid = [now - day, now + 30 * day] as const;

const freshPair = () => generateKeyPair((length) => new Uint8Array(randomBytes(length)));

let openssl: OpenSsl;
const pem = (name: string, label: PemLabel, der: Uint8Array) => openssl.file(name, pemEncode(label, der));

describe.skipIf(missing)(`certificates beside OpenSSL${missing ? ` (SKIPPED: ${missing})` : ''}`, () => {
  beforeAll(() => {
    openssl = openOpenSsl();
  });
  afterAll(() => openssl.close());

  // OpenSSL hands the id to the leaf alone, so each pair stands by itself.
  const takes = (anchor: string, leaf: string, ...more: readonly string[]) =>
    openssl.accepts('verify', '-vfyopt', distid, '-partial_chain', '-CAfile', anchor, ...more, leaf);

  it('C10 takes our certificates, and refuses one of another authority, pair by pair', () => {
    const root = authorityOf('演示根');
    const middle = authorityOf('演示中间', root, 0);
    const officer = officerOf('张晓雯', middle, valid);
    const files = [root, middle, officer].map(({ certificate }, at) =>
      pem(`own-${at}.pem`, 'CERTIFICATE', certificate.der),
    );
    const [rootFile = '', middleFile = '', officerFile = ''] = files;
    expect(takes(rootFile, rootFile)).toBe(true);
    expect(takes(rootFile, middleFile)).toBe(true);
    expect(takes(middleFile, officerFile)).toBe(true);
    const stranger = pem('stranger.pem', 'CERTIFICATE', authorityOf('演示根').certificate.der);
    expect(takes(stranger, middleFile)).toBe(false);
    const extensions = [basicConstraints(null), keyUsages('digitalSignature'), platformSeal];
    const { certificate: seal } = holderOf({ name: '电子印章', issuer: middle, extensions });
    expect(takes(middleFile, pem('seal.pem', 'CERTIFICATE', seal.der))).toBe(true);
    const purpose = openssl.run(
      'x509',
      '-in',
      pem('s.pem', 'CERTIFICATE', seal.der),
      '-noout',
      '-ext',
      'extendedKeyUsage',
    );
    expect(purpose.toString()).toContain('2.25.310087698373848272903538419775971519269');
    const text = openssl.run(
      'x509',
      '-in',
      officerFile,
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_comma_plus_space',
    );
    expect(text.toString()).toContain('CN=张晓雯');
  });

  it('C10 reads our revocation list, whose signature is the authority’s', () => {
    const root = authorityOf('演示根');
    const { certificate } = officerOf('坏', root, valid);
    const fields = {
      issuer: root.certificate.subject.der,
      issuerKey: root.pair.publicKey,
      number: 1,
      thisUpdate: now - day,
      nextUpdate: now + day,
      revoked: [{ serial: certificate.serial, revokedAt: now - day }],
    };
    const der = writeRevocationList(fields, root.sign);
    const list = pem('own.crl', 'X509 CRL', der);
    const text = openssl.run('crl', '-in', list, '-noout', '-text').toString();
    expect(text).toContain('SM2-with-SM3');
    expect(text).toContain(`Serial Number: ${certificate.serial.toUpperCase()}`);
    // `openssl crl` and `verify -crl_check` know no id for the list, so its body is checked by itself.
    const { body, signature } = readRevocationList(der);
    const key = pem('root-key.pem', 'PUBLIC KEY', spkiFromPublicKey(root.pair.publicKey));
    const sigfile = openssl.file('list.sig', derFromRaw(signature));
    const accepts = (bytes: Uint8Array) => {
      const files = ['-in', openssl.file('list.body', bytes), '-sigfile', sigfile];
      const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', distid];
      return openssl.accepts('pkeyutl', '-verify', '-pubin', '-inkey', key, ...options, ...files);
    };
    expect(accepts(body)).toBe(true);
    expect(accepts(flipBit(body, 300))).toBe(false);
  });

  it('C10 issues on our request, and not on one that another key signed', () => {
    const root = authorityOf('演示根');
    const rootFile = pem('issuer.pem', 'CERTIFICATE', root.certificate.der);
    const rootKey = pem('issuer.key', 'PRIVATE KEY', pkcs8FromPrivateKey(root.pair.privateKey));
    const pair = freshPair();
    const subject = writeName({ organization: '市民政局', commonName: '张晓雯', serialNumber: 'key-1' });
    // `openssl req -verify` says OK to its reader and 0 to its caller whatever it found; issuing is exact.
    const issues = (name: string, der: Uint8Array) => {
      const request = ['-req', '-in', pem(name, 'CERTIFICATE REQUEST', der), '-vfyopt', distid];
      const issuer = ['-CA', rootFile, '-CAkey', rootKey, '-set_serial', '7', '-sm3', '-sigopt', distid];
      return openssl.accepts('x509', ...request, ...issuer, '-out', openssl.file(`${name}.pem`, ''));
    };
    expect(issues('own.csr', writeRequest(subject, pair.publicKey, signWith(pair)))).toBe(true);
    expect(issues('other.csr', writeRequest(subject, pair.publicKey, root.sign))).toBe(false);
  });

  it('C10 makes a chain, a request and a list that we take', () => {
    const key = (name: string) => pem(name, 'PRIVATE KEY', pkcs8FromPrivateKey(freshPair().privateKey));
    const [rootKey, leafKey] = [key('their-root.key'), key('their-leaf.key')];
    const config = openssl.file(
      'their.cnf',
      [
        '[req]\ndistinguished_name=dn\nprompt=no\nutf8=yes\n[dn]\nC=CN\nO=某认证机构\nCN=根',
        '[ca]\nbasicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash',
        '[leaf]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
      ].join('\n'),
    );
    const rootFile = openssl.file('their-root.pem', '');
    const sm3 = ['-sm3', '-sigopt', distid];
    openssl.run(
      'req',
      '-x509',
      '-new',
      '-key',
      rootKey,
      ...sm3,
      '-config',
      config,
      '-extensions',
      'ca',
      '-days',
      '30',
      '-out',
      rootFile,
    );
    const requestFile = openssl.file('their.csr', '');
    openssl.run(
      'req',
      '-new',
      '-key',
      leafKey,
      ...sm3,
      '-config',
      config,
      '-subj',
      '/C=CN/O=某局/CN=王某',
      '-out',
      requestFile,
    );
    const leafFile = openssl.file('their-leaf.pem', '');
    openssl.run(
      'x509',
      '-req',
      '-in',
      requestFile,
      '-CA',
      rootFile,
      '-CAkey',
      rootKey,
      '-CAcreateserial',
      ...sm3,
      '-vfyopt',
      distid,
      '-extfile',
      config,
      '-extensions',
      'leaf',
      '-days',
      '10',
      '-out',
      leafFile,
    );
    const read = (label: PemLabel, path: string) => pemDecode(label, readFileSync(path, 'utf8'));
    expect(readRequest(read('CERTIFICATE REQUEST', requestFile)).subject.commonName).toBe('王某');
    const root = readCertificate(read('CERTIFICATE', rootFile));
    const leaf = readCertificate(read('CERTIFICATE', leafFile));
    expect(root.subject.text).toBe('C=CN, O=某认证机构, CN=根');
    const at = Date.now();
    const question = { certificate: leaf, intermediates: [], anchors: [root], lists: [], at };
    expect(checkPath(question)).toMatchObject({ ok: true });
    expect(checkPath({ ...question, at: at + 20 * day })).toMatchObject({ fault: 'expired' });
    expect(checkPath({ ...question, anchors: [authorityOf('别的').certificate] })).toMatchObject({
      fault: 'untrusted',
    });

    const database = openssl.file('index.txt', '');
    const authority = openssl.file(
      'ca.cnf',
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${database}\ndefault_md=sm3\ndefault_crl_days=7\n`,
    );
    const common = ['-config', authority, '-keyfile', rootKey, '-cert', rootFile, '-sigopt', distid];
    openssl.run('ca', ...common, '-revoke', leafFile);
    const listFile = openssl.file('their.crl', '');
    openssl.run('ca', ...common, '-gencrl', '-out', listFile);
    const lists = [readRevocationList(read('X509 CRL', listFile))];
    expect(lists[0]?.revoked.map(({ serial }) => serial)).toEqual([leaf.serial]);
    expect(checkPath({ ...question, lists, at: Date.now() + 1000 })).toMatchObject({ fault: 'revoked' });
  });
});
