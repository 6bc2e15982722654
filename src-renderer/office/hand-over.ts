/** Handing a chosen file to main, part by part. */
import type { HostContract } from '#shared/contract/host-contract.ts';
import type { ClientOf } from '#shared/contract/service.ts';

/** In characters; a part of Chinese text stays under the bridge's cap of 1 MiB. */
const partLength = 300_000;

/** @returns the transfer's id @throws BridgeError where the file is too large or the bridge is closed */
export async function handOver(
  exchange: Pick<ClientOf<HostContract>['exchange'], 'stage'>,
  file: Blob,
): Promise<string> {
  const transferId = crypto.randomUUID();
  const text = await file.text();
  for (let n = 0; n * partLength < Math.max(text.length, 1); n += 1)
    await exchange.stage({ transferId, n, text: text.slice(n * partLength, (n + 1) * partLength) });
  return transferId;
}
