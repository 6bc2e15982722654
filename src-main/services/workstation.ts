/** What this installation is, for the settings screen. */
import { statfs } from 'node:fs/promises';
import type { Implementation } from '#shared/contract/service.ts';
import type { WorkstationInfo, workstation } from '#shared/contract/workstation.ts';
import type { Host } from '../host/host.ts';

export type WorkstationFacts = Omit<
  WorkstationInfo,
  'freeBytes' | 'platformAddress' | 'keyProtection' | 'locksWithScreen'
> & {
  readonly platformAddress: () => string | null;
  /** What the host offers, once it is open. */
  readonly host: () => Promise<Pick<Host, 'sealing' | 'onAway'>>;
};

/** Honest words: nothing here is a certified module (GB/T 37092). */
const protectionBy = (store: string | null): string =>
  `数据密钥由登录口令${store === null ? '' : `和系统密钥库（${store}）共同`}保护，签名私钥另由 PIN 保护；国密算法（软件实现），未使用密码模块${
    store === null ? '，本机没有可用的系统密钥库' : ''
  }。`;

/** @param freeBytesOf free space for this user on the disk of a folder, in bytes */
export function createWorkstationService(
  facts: WorkstationFacts,
  freeBytesOf: (folder: string) => Promise<number> = freeBytes,
): Implementation<typeof workstation> {
  return {
    async info() {
      const { host, platformAddress, ...rest } = facts;
      const { sealing, onAway } = await host();
      return {
        ...rest,
        platformAddress: platformAddress() ?? '',
        keyProtection: protectionBy(sealing?.backend ?? null),
        locksWithScreen: onAway !== null,
        freeBytes: await freeBytesOf(facts.dataFolder),
      };
    },
  };
}

/** Free bytes for an unprivileged user on the disk that holds the folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
