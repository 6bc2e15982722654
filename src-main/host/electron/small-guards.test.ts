import { describe, expect, it } from 'vitest';
import { reportNoCrashes } from './crash-reports.ts';
import { openExternalLink } from './external-link.ts';
import { quitInOrder } from './orderly-quit.ts';
import { createSealing } from './sealing.ts';
import { claimSingleInstance } from './single-instance.ts';
import { createFakeElectron } from './testing/fake-electron.ts';

describe('external links', () => {
  const hosts = ['www.gov.cn', 'share.gov.test:8443'];

  it('E7 opens https links of the listed hosts', async () => {
    const fake = createFakeElectron();
    await openExternalLink(fake.api, hosts, 'https://www.gov.cn/zhengce');
    await openExternalLink(fake.api, hosts, 'https://share.gov.test:8443/');
    expect(fake.openedLinks).toEqual(['https://www.gov.cn/zhengce', 'https://share.gov.test:8443/']);
  });

  it.each([
    'http://www.gov.cn/',
    'https://evil.test/',
    'https://www.gov.cn.evil.test/',
    'https://sub.www.gov.cn/',
    'https://www.gov.cn:8443/',
    'https://www.gov.cn@evil.test/',
    'https://user@www.gov.cn/',
    'https://:pass@www.gov.cn/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-msdt:/id',
    '\\\\evil\\share',
    '',
  ])('E7 refuses %j', async (address) => {
    const fake = createFakeElectron();
    await expect(openExternalLink(fake.api, hosts, address)).rejects.toMatchObject({ code: 'link.refused' });
    expect(fake.openedLinks).toEqual([]);
  });
});

describe('single instance', () => {
  it('E9 the first start holds the lock and hears the second', () => {
    const fake = createFakeElectron();
    let starts = 0;
    const onSecondStart = () => {
      starts += 1;
    };
    expect(claimSingleInstance(fake.api, onSecondStart)).toBe(true);
    fake.app.emit('second-instance');
    expect(starts).toBe(1);
  });

  it('E9 the second start is told to quit', () => {
    const fake = createFakeElectron();
    fake.app.holdsLock = false;
    expect(claimSingleInstance(fake.api, () => {})).toBe(false);
    expect(fake.app.listenerCount('second-instance')).toBe(0);
  });
});

it('A6 no process of Electron’s writes a crash report', () => {
  const fake = createFakeElectron();
  reportNoCrashes(fake.api);
  expect(fake.switches).toEqual(['disable-breakpad', 'disable-crash-reporter']);
});

it('S3 A6 Electron never ends the process under the desk: it asks, and the desk closes what it holds', () => {
  const fake = createFakeElectron();
  let asked = 0;
  quitInOrder(fake.api, () => {
    asked += 1;
  });
  // Without any listener Electron would quit by itself at the last closed window.
  expect(fake.app.listenerCount('window-all-closed')).toBe(1);
  let prevented = 0;
  fake.app.emit('will-quit', { preventDefault: () => (prevented += 1) });
  expect([prevented, asked]).toEqual([1, 1]);
});

describe('sealing', () => {
  it('A5 seals any bytes through the OS store and opens them again', async () => {
    const sealing = await createSealing(createFakeElectron().api, 'linux');
    expect(sealing?.backend).toBe('gnome_libsecret');
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const sealed = await sealing?.seal(bytes);
    expect(Buffer.from(sealed ?? []).includes(Buffer.from(bytes).subarray(0, 16))).toBe(false);
    expect(await sealing?.open(sealed ?? bytes)).toEqual(bytes);
  });

  it.each(['basic_text', 'unknown'] as const)('A5 %s counts as no store', async (backend) => {
    const fake = createFakeElectron();
    fake.sealing.backend = backend;
    expect(await createSealing(fake.api, 'linux')).toBeNull();
  });

  it('A5 a store that is not available counts as none', async () => {
    const fake = createFakeElectron();
    fake.sealing.isAvailable = false;
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      expect(await createSealing(fake.api, platform)).toBeNull();
    }
  });

  it.each([
    ['win32', 'dpapi'],
    ['darwin', 'keychain'],
    ['freebsd', undefined],
  ] as const)('A5 the store of %s is %s', async (platform, backend) => {
    expect((await createSealing(createFakeElectron().api, platform))?.backend).toBe(backend);
  });
});
