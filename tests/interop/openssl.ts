/** The OpenSSL command line as an independent oracle: its own process, its own code, files in a scratch folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type OpenSsl = {
  /** Writes `content` and returns its path. */
  file(name: string, content: Uint8Array | string): string;
  /** Runs `openssl` and returns its standard output; throws when it fails. */
  run(...args: readonly string[]): Buffer;
  /** Whether `openssl` with these arguments succeeds. */
  accepts(...args: readonly string[]): boolean;
  close(): void;
};

export function openOpenSsl(): OpenSsl {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
  const run = (...args: readonly string[]) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    run,
    accepts(...args) {
      try {
        run(...args);
        return true;
      } catch {
        return false;
      }
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** Why the oracle cannot be used here, or undefined when it can: OpenSSL 3 with SM2 (LibreSSL has none). */
export function whyNoOpenSsl(): string | undefined {
  try {
    const version = execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
    if (!/^OpenSSL [3-9]/.test(version)) return `openssl is ${version}, not OpenSSL 3`;
    const curves = execFileSync('openssl', ['ecparam', '-list_curves'], { encoding: 'utf8' });
    return curves.includes('SM2') ? undefined : `${version} was built without SM2`;
  } catch {
    return 'there is no openssl command';
  }
}
