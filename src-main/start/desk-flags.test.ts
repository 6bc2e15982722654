import { describe, expect, it } from 'vitest';
import { usualDataFolder } from './data-folder.ts';
import { readDeskFlags } from './desk-flags.ts';
import { readImportFlags } from './import-flags.ts';

const flagsOf = (args: string[], env: Record<string, string> = { DESK_DATA: '/data' }) =>
  readDeskFlags(args, env, 'linux');

describe('flags of the desk', () => {
  it('has a sensible desk without any', () => {
    expect(flagsOf([])).toEqual({ help: false, json: false, door: null, dataDir: '/data', platform: null });
  });

  it('takes the platform from the flag before the environment, and keeps its origin alone', () => {
    const env = { DESK_DATA: '/data', DESK_PLATFORM: 'http://10.0.0.1:8790' };
    expect(flagsOf([], env).platform).toBe('http://10.0.0.1:8790');
    expect(flagsOf(['--platform', 'https://gx.example.cn/'], env).platform).toBe('https://gx.example.cn');
  });

  it.each([
    [['--door', 'window']],
    [['--platform', 'ftp://x']],
    [['--platform', 'https://user:password@x']],
    [['--platform', 'gx.example.cn']],
    [['--unknown']],
    [['stray']],
  ])('refuses %j in one Chinese sentence', (args) => {
    expect(() => flagsOf(args)).toThrow(/^[^\n]*[。]$/u);
  });
});

it.each([
  ['linux', {}, '/home/a/.local/share/data-sharing-desk'],
  ['linux', { XDG_DATA_HOME: '/xdg' }, '/xdg/data-sharing-desk'],
  ['darwin', {}, '/home/a/Library/Application Support/data-sharing-desk'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/data-sharing-desk'],
  ['win32', { DESK_DATA: '/chosen' }, '/chosen'],
] as const)('on %s with %j data lie in %s', (platform, env, folder) => {
  expect(usualDataFolder(env, platform, '/home/a')).toBe(folder);
});

describe('flags of import-catalog', () => {
  it('needs one file and a department', () => {
    const read = (args: string[]) => readImportFlags(args, { DESK_DATA: '/data' }, 'linux');
    expect(read(['/f.jsonl', '--department', '统计局'])).toMatchObject({
      file: '/f.jsonl',
      department: '统计局',
    });
    expect(read(['--help'])).toBeNull();
    expect(() => read(['--department', '统计局'])).toThrow('请给出一个要导入的文件');
    expect(() => read(['/f.jsonl'])).toThrow('--department');
  });
});
