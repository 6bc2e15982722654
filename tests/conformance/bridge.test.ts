import { expect, it } from 'vitest';
import { describeBridge } from './bridge.ts';
import { openElectronBridge } from './electron-bridge.ts';
import { openLoopbackBridge } from './loopback-bridge.ts';

describeBridge('Electron IPC, with a fake of Electron and the real preload', openElectronBridge);
describeBridge('the real loopback WebSocket', openLoopbackBridge);

it('L12 when main ends, the loopback window hears it and no request is left hanging', async () => {
  const { pipe, close } = await openLoopbackBridge();
  const heard = new Promise<void>((resolve) => pipe.onClosed(resolve));
  const input = { key: 'never released' };
  const hanging = pipe.send({ kind: 'request', id: 1, service: 'notebook', method: 'hold', input });
  const outcome = expect(hanging).rejects.toMatchObject({ code: 'bridge.closed' });
  await close();
  await outcome;
  await heard;
  const late = pipe.send({ kind: 'request', id: 2, service: 'notebook', method: 'refuse', input: {} });
  await expect(late).rejects.toMatchObject({ code: 'bridge.closed' });
  await new Promise<void>((resolve) => pipe.onClosed(resolve));
});
