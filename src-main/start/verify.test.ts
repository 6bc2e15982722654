import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pemEncode } from '#shared/crypto/pem.ts';
import { authorityOf } from '#shared/crypto/testing/authority.ts';
import { beginSegment, entryLine, headLine } from '#shared/evidence/ledger/segment-lines.ts';
import { signedFiles } from '#shared/evidence/signed-files.ts';
import { inventLedger } from '#shared/evidence/testing/invent-ledger.ts';
import { authority, seal, signedAgreement, trustOf } from '#shared/evidence/testing/signed-agreement.ts';
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

  it('[R037] with nothing given rests on what the file brought, and says so with its fingerprint', async () => {
    expect(await run('evidence.json')).toBe(0);
    expect(said.join('')).toContain('以文件自带的为准');
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
  });

  it('is refused in one sentence for what is no signed file, and for what is not there', async () => {
    await expect(run('text.json')).rejects.toThrow('不是本程序能核对的');
    await expect(run('signed.p7')).rejects.toThrow('不是本程序能核对的');
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
    ...entries.slice(10, 15).map(entryLine),
  ];
  const put = (text: readonly string[]) => writeFileSync(at('ledger.jsonl'), `${text.join('\n')}\n`);
  const trust = () => ['--trust', at('authority.pem')];

  it('[R107] stands, and says how far the platform has signed it', async () => {
    put(lines);
    expect(await run('ledger.jsonl', ...trust())).toBe(0);
    expect(said.join('')).toMatch(/^成立\n {2}台账　自第 1 条起 15 条\n {2}平台签名　签至第 10 条/u);
    expect(said.join('')).toContain('最后 5 条尚无平台签名');
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
