import { describe, expect, it } from 'vitest';
import { printerArguments, windowArguments } from './browser-arguments.ts';

const officer = { userDataDir: '/data/browser-profile', isRoot: false };
const url = 'http://127.0.0.1:50000/#launch=x';
const lines = {
  window: windowArguments(url, officer),
  print: printerArguments(officer),
  'window as root': windowArguments(url, { ...officer, isRoot: true }),
};

describe('browser arguments', () => {
  it('opens an app window in a profile of its own', () => {
    expect(lines.window).toContain(`--app=${url}`);
    expect(lines.window).toContain('--user-data-dir=/data/browser-profile');
  });

  it.each(Object.entries(lines))(
    'L the %s line opens no debugging port and keeps web security',
    (_name, args) => {
      expect(args.join(' ')).not.toMatch(
        /remote-debugging-(?!pipe)|disable-web-security|load-extension|allow-file-access/,
      );
      for (const quiet of [
        '--no-first-run',
        '--disable-background-networking',
        '--disable-sync',
        '--disable-quic',
        '--disable-breakpad',
        '--disable-crash-reporter',
      ]) {
        expect(args).toContain(quiet);
      }
    },
  );

  it('L lets nobody drive the officer’s window, by a pipe either', () => {
    for (const line of [lines.window, lines['window as root']])
      expect(line.join(' ')).not.toContain('remote-debugging');
  });

  it('L switches the sandbox off for root only', () => {
    expect(lines.window).not.toContain('--no-sandbox');
    expect(lines.print).not.toContain('--no-sandbox');
    expect(lines['window as root']).toContain('--no-sandbox');
  });
});
