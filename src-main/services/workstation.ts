/** What this installation is, for the settings screen. */
import { statfs } from 'node:fs/promises';
import type { Implementation } from '#shared/contract/service.ts';
import type { WorkstationInfo, workstation } from '#shared/contract/workstation.ts';

export type WorkstationFacts = Omit<WorkstationInfo, 'freeBytes' | 'platformAddress' | 'keyProtection'> & {
  readonly platformAddress: () => string | null;
};

/** Honest words: nothing here is a certified module (GB/T 37092), and the OS key store is not used. */
const keyProtection =
  '数据密钥由登录口令保护，签名私钥另由 PIN 保护；国密算法（软件实现），未使用密码模块或系统密钥库。';

/** @param freeBytesOf free space for this user on the disk of a folder, in bytes */
export function createWorkstationService(
  facts: WorkstationFacts,
  freeBytesOf: (folder: string) => Promise<number> = freeBytes,
): Implementation<typeof workstation> {
  return {
    async info() {
      const platformAddress = facts.platformAddress() ?? '';
      return { ...facts, platformAddress, keyProtection, freeBytes: await freeBytesOf(facts.dataFolder) };
    },
  };
}

/** Free bytes for an unprivileged user on the disk that holds the folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
