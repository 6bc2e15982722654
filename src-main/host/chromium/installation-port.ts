import { randomInt, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BridgeError } from '#shared/contract/service.ts';

/** The dynamic range of RFC 6335: no registered service lives there. */
const lowestPort = 49_152;
const highestPort = 65_535;
/** Above what Linux draws for outgoing connections: one of those, at the wrong moment, would take the kept port. */
const lowestChoice = 61_000;
const firstChoices = 20;

/**
 * Opens something on the port kept for this installation in `<dataDir>/loopback-port`, choosing and keeping one on
 * the first start. A kept port that is taken is a refusal and never another port; what `open` opened for a first
 * start that came second is left to the end of that program.
 * @param open listens on the port; rejects with BridgeError `loopback.port-taken` where it cannot
 */
export async function openOnInstallationPort<T>(
  dataDir: string,
  open: (port: number) => Promise<T>,
): Promise<T> {
  const file = join(dataDir, 'loopback-port');
  const kept = await readKeptPort(file);
  if (kept !== null) return open(kept);
  const { port, opened } = await openOnFreePort(open, firstChoices);
  await keepPort(file, port);
  return opened;
}

async function readKeptPort(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const port = /^\d{5}\n?$/.test(text) ? Number(text) : 0;
  if (port >= lowestPort && port <= highestPort) return port;
  throw new BridgeError(
    'loopback.port-unreadable',
    `记录本机端口的文件 ${file} 已损坏，工作台无法打开。请由管理员恢复该文件；为避免已存数据看似丢失，工作台不会自动改用其他端口。`,
  );
}

async function openOnFreePort<T>(
  open: (port: number) => Promise<T>,
  choices: number,
): Promise<{ port: number; opened: T }> {
  const port = randomInt(lowestChoice, highestPort + 1);
  try {
    return { port, opened: await open(port) };
  } catch (error) {
    const isTaken = error instanceof BridgeError && error.code === 'loopback.port-taken';
    if (!isTaken || choices <= 1) throw error;
    return openOnFreePort(open, choices - 1);
  }
}

/** Unlike a rename, neither takes the place of what is there. Not every file system has links. */
async function place(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw error;
    return copyFile(from, to, constants.COPYFILE_EXCL);
  });
}

/**
 * Written whole or not at all, because half a number would be somebody else's port; and only by one: of two first
 * starts at once the later would otherwise work on the same data behind another port.
 */
async function keepPort(file: string, port: number): Promise<void> {
  const partial = `${file}.${randomUUID()}.new`;
  await writeFile(partial, `${port}\n`, { mode: 0o600, flush: true });
  try {
    await place(partial, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new BridgeError('loopback.port-taken', '同一数据文件夹上的另一个工作台刚刚启动，请使用它的窗口。');
  } finally {
    await rm(partial, { force: true });
  }
}
