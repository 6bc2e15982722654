import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A program and its arguments. */
export type PlatformCommand = readonly [string, ...string[]];

/**
 * How Electron starts a platform of the desk's own, or null where it cannot. Electron's program is locked against
 * running as Node (check E8), so that takes the Node that npm installs and the platform's source beside it; a
 * packaged desk carries neither and needs the address of a platform.
 */
export function platformCommandOf(programRoot: string, platform: NodeJS.Platform): PlatformCommand | null {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const node = join(programRoot, 'node_modules', 'node', 'bin', name);
  const entry = join(programRoot, 'src-platform', 'start.ts');
  return existsSync(node) && existsSync(entry) ? [node, entry, '--json'] : null;
}
