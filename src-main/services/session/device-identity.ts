/** This workstation as the platform knows it: an id, and a secret that proves the id. */
import { randomBytes, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { BridgeError } from '#shared/contract/service.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

const identity = z.strictObject({
  id: z.string().regex(/^device-[0-9a-f-]{36}$/u),
  /** 256 bits. */
  secret: z.string().regex(/^[0-9a-f]{64}$/u),
});

export type DeviceIdentity = z.infer<typeof identity> & {
  /** Name for the platform's list of workstations. */
  readonly name: string;
};

/**
 * Reads `<dataDir>/device.json`, made on the first run. A damaged one is a refusal and never a new identity:
 * the platform would meet a stranger, and the officer would not know why.
 */
export async function loadDeviceIdentity(dataDir: string): Promise<DeviceIdentity> {
  const file = join(dataDir, 'device.json');
  const found = await readJson(file, identity);
  if (found.state === 'damaged') {
    throw new BridgeError('device.unreadable', `工作站标识文件 ${file} 已损坏，请由管理员恢复该文件。`);
  }
  const kept = found.state === 'read' ? found.value : await makeIdentity(file);
  return { ...kept, name: hostname().slice(0, 80) || 'workstation' };
}

async function makeIdentity(file: string): Promise<z.infer<typeof identity>> {
  const made = { id: `device-${randomUUID()}`, secret: randomBytes(32).toString('hex') };
  await writeDurably(file, JSON.stringify(made));
  return made;
}
