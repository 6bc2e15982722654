import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { pemEncode } from '#shared/crypto/pem.ts';
import { authorityOf } from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { writeSignedData } from '#shared/crypto/x509/signed-data.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { beginSegment, entryLine, headLine } from '#shared/evidence/ledger/segment-lines.ts';
import { signedFiles } from '#shared/evidence/signed-files.ts';
import { inventLedger } from '#shared/evidence/testing/invent-ledger.ts';
import { issuedBody as body } from '#shared/evidence/testing/issued-body.ts';
import {
  authority,
  people,
  seal,
  signedAgreement,
  trustOf,
} from '#shared/evidence/testing/signed-agreement.ts';
import { verify } from './verify.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  said.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const files = signedFiles(signedAgreement(), 'user') ?? {};
  for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content);
  writeFileSync(at('other.pem'), pemEncode('CERTIFICATE', authorityOf('别的').certificate.der));
  writeFileSync(at('trust.json'), JSON.stringify({ fetchedAt: 1, trust: trustOf() }));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => verify([at(args[0] ?? ''), ...args.slice(1), '--data', at('none')]);

describe('[R037] desk verify', () => {
  it('[R037] an agreement stands under the authority given, and is marked a demonstration', async () => {
    expect(await run('evidence.json', '--trust', at('authority.pem'))).toBe(0);
    expect(said.join('')).toMatch(/^成立\n演示密钥　不具法律效力\n/u);
    expect(said.join('')).not.toContain('文件自带');
    expect(await run('evidence.json', '--trust', at('trust.json'))).toBe(0);
  });

  it('[R037] with nothing given rests on nobody, and does not pass, unless the file itself is to be believed', async () => {
    expect(await run('evidence.json')).toBe(1);
    expect(said.join('')).toMatch(/^未核对认证机构/u);
    expect(said.join('')).toContain('只与文件自带的相符');
    said.length = 0;
    expect(await run('evidence.json', '--trust-file-itself')).toBe(0);
    expect(said.join('')).toMatch(/^成立\n/u);
    expect(said.join('')).toContain('SM3 指纹');
  });

  it('[R066] a certificate that an officer of the same authority sealed with their own key falls', async () => {
    const officer = people.user;
    const value = certificateSignedValue(body.number, digestOfValue(body));
    const forged = {
      form: 1,
      kind: 'certificate',
      body,
      digest: digestOfValue(body),
      signature: signValue(officer.pair, value, seededRandom('forged')),
      trust: {
        ...trustOf(),
        sealKey: bytesToHex(officer.pair.publicKey),
        sealCertificate: base64Encode(officer.certificate.der),
      },
    };
    writeFileSync(at('forged.json'), JSON.stringify(forged));
    expect(await run('forged.json', '--trust', at('authority.pem'))).toBe(1);
    expect(said.join('')).toContain('不成立　平台电子印章不成立');
    expect(said.join('')).toContain(`平台印章　C=CN, O=忻州市演示部门, CN=张晓雯，SM3 指纹`);
    // Whoever names that certificate believes it: the seal of a real authority has no mark of ours.
    const named = [authority, officer].map(({ certificate }) => pemEncode('CERTIFICATE', certificate.der));
    writeFileSync(at('named.pem'), named.join(''));
    expect(await run('forged.json', '--trust', at('named.pem'))).toBe(0);
  });

  it('[R085] what the workstation keeps is believed before what the file brings', async () => {
    expect(await verify([at('evidence.json'), '--data', folder])).toBe(0);
    expect(said.join('')).not.toContain('文件自带');
  });

  it('[R037] falls under another authority, and with a changed word, and says why', async () => {
    expect(await run('evidence.json', '--trust', at('other.pem'))).toBe(1);
    expect(said.join('')).toContain('不成立　使用部门：');
    const text = JSON.stringify(signedAgreement()).replace('只为上述用途使用', '可为任何用途使用');
    writeFileSync(at('changed.json'), text);
    expect(await run('changed.json', '--trust', at('authority.pem'))).toBe(1);
    expect(said.join('')).toContain('被改动过');
  });

  it('[R037] signed data stands with its content, without it only where it is given', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(authority.certificate.notBefore + 1000);
    expect(await run('signed.p7', '--trust', at('authority.pem'))).toBe(0);
    expect(await run('signed-detached.p7', '--trust', at('authority.pem'))).toBe(1);
    const content = ['--content', at('content.bin')];
    expect(await run('signed-detached.p7', '--trust', at('authority.pem'), ...content)).toBe(0);
    const other = ['--content', at('text.json')];
    expect(await run('signed-detached.p7', '--trust', at('authority.pem'), ...other)).toBe(1);
    expect(await run('signed.p7', '--trust', at('authority.pem'), ...content)).toBe(0);
    said.length = 0;
    expect(await run('signed.p7', '--trust', at('authority.pem'), ...other)).toBe(1);
    expect(said.join('')).toContain('被改动过');
  });

  it('[R037] signed data alone says what it rests on: its own authority, none, or that its content is missing', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(authority.certificate.notBefore + 1000);
    expect(await run('signed.p7')).toBe(1);
    expect(said.join('')).toMatch(/^未核对认证机构　签名与文件自带的认证机构相符/u);
    expect(said.join('')).toContain('请核对其 SM3 指纹');
    expect(await run('signed.p7', '--trust-file-itself')).toBe(0);
    said.length = 0;
    const { certificate, sign } = people.user;
    const content = new TextEncoder().encode('所签内容');
    const signers = [{ certificate, signature: sign(content) }];
    writeFileSync(at('alone.p7'), writeSignedData({ content, signers }));
    expect(await run('alone.p7')).toBe(1);
    expect(said.join('')).toMatch(/^未核对认证机构　签名与所签内容相符，文件没有带/u);
    said.length = 0;
    expect(await run('signed-detached.p7')).toBe(1);
    expect(said.join('')).toContain('不成立　张晓雯：签名文件不含所签内容，请一并给出');
  });

  it('is refused in one sentence for what is no signed file, and for what is not there', async () => {
    await expect(run('text.json')).rejects.toThrow('不是本程序能核对的');
    await expect(run('nowhere.json')).rejects.toThrow('不存在');
    await expect(run('evidence.json', '--trust', at('text.json'))).rejects.toThrow('不是认证机构');
  });
});

describe('[R107] desk verify of an exported ledger', () => {
  const { entries, heads } = inventLedger({ pair: seal.pair, entries: 20, perHead: 10 });
  const lines = [
    beginSegment(null, trustOf()),
    ...entries.slice(0, 10).map(entryLine),
    ...heads.slice(0, 1).map(headLine),
  ];
  const tail = entries.slice(10, 15).map(entryLine);
  const put = (text: readonly string[]) => writeFileSync(at('ledger.jsonl'), `${text.join('\n')}\n`);
  const trust = () => ['--trust', at('authority.pem')];

  it('[R107] stands, and says how far the platform has signed it', async () => {
    put(lines);
    expect(await run('ledger.jsonl', ...trust())).toBe(0);
    expect(said.join('')).toMatch(
      /^成立\n演示密钥　不具法律效力\n {2}台账　自第 1 条起 10 条\n {2}平台签名　签至第 10 条/u,
    );
    expect(said.join('')).toContain('平台印章　C=CN, O=忻州市演示部门, CN=电子印章，SM3 指纹');
  });

  it('[R107] falls with entries that no head stands for, and with none at all', async () => {
    put([...lines, ...tail]);
    expect(await run('ledger.jsonl', ...trust())).toBe(1);
    put(lines.slice(0, 1));
    expect(await run('ledger.jsonl', ...trust())).toBe(1);
    put([beginSegment(heads[0] ?? null, trustOf())]);
    expect(await run('ledger.jsonl', ...trust())).toBe(1);
    for (const words of ['不成立　最后 5 条没有平台签名', '不成立　文件中没有台账记录'])
      expect(said.join('')).toContain(words);
  });

  it('[R107] signed by an officer of the same authority falls, and rests on nobody where none is given', async () => {
    put(lines);
    expect(await run('ledger.jsonl')).toBe(1);
    expect(said.join('')).toMatch(/^未核对认证机构/u);
    const { pair, certificate } = people.user;
    const own = inventLedger({ pair, entries: 10, perHead: 10 });
    const sealed = { sealKey: bytesToHex(pair.publicKey), sealCertificate: base64Encode(certificate.der) };
    const begun = beginSegment(null, { ...trustOf(), ...sealed });
    put([begun, ...own.entries.map(entryLine), ...own.heads.map(headLine)]);
    said.length = 0;
    expect(await run('ledger.jsonl', ...trust())).toBe(1);
    expect(said.join('')).toContain('不成立　台账头上的平台印章不是');
  });

  it('[R107] falls with a seal, an authority or a list in its first line that cannot be read, and says so', async () => {
    const none = { sealCertificate: 'MAA=', authorities: ['MAA='], lists: ['MAA='] };
    for (const [field, value] of Object.entries(none)) {
      put([beginSegment(null, { ...trustOf(), [field]: value }), ...lines.slice(1)]);
      for (const given of [trust(), [], ['--trust-file-itself']]) {
        said.length = 0;
        expect(await run('ledger.jsonl', ...given), field).toBe(1);
        expect(said.join('')).toMatch(/^不成立　第 1 行所带的平台印章、认证机构或撤销列表不能读取\n/u);
      }
    }
  });

  it('[R107] falls at the entry that was changed, at the line that is none, and under another authority', async () => {
    put(lines.with(4, (lines[4] ?? '').replace('case.submit', 'case.review')));
    expect(await run('ledger.jsonl', ...trust())).toBe(1);
    put(lines.with(7, '{"entry":1}'));
    expect(await run('ledger.jsonl', ...trust())).toBe(1);
    put(lines);
    expect(await run('ledger.jsonl', '--trust', at('other.pem'))).toBe(1);
    const text = said.join('');
    for (const words of ['第 4 条：内容与其哈希不符', '第 8 行不是台账', '不是所采信的认证机构'])
      expect(text).toContain(words);
  });
});
