import { expect, it } from 'vitest';
import { type IpcCall, type IpcPort, serveElectronBridge } from './electron-ipc.ts';
import { answerTextWith } from './text-frames.ts';

const call: IpcCall = {
  senderFrame: { url: 'app://desk/', parent: null, detached: false, isDestroyed: () => false },
};

/** What a window is given for a reply with this file, as Electron clones it. */
async function crossed(file: Uint8Array<ArrayBuffer>) {
  const handlers: Parameters<IpcPort['handle']>[1][] = [];
  const close = serveElectronBridge({
    ipc: { handle: (_channel, listener) => handlers.push(listener), removeHandler: () => undefined },
    answer: answerTextWith(async () => ({ kind: 'reply', id: 1, ok: true, value: { file } })),
    subscribe: () => () => undefined,
    sendToWindow: () => undefined,
    origin: 'app://desk',
  });
  const [handler] = handlers as [(typeof handlers)[number]];
  const carried = structuredClone(await handler(call, '{}'));
  close();
  return carried;
}

it('E6 of a file that lies in a pool of main, nothing crosses but the file', async () => {
  Buffer.from('a token beside it');
  const file = Buffer.concat([Buffer.from('a small '), Buffer.from('file')]);
  expect(file.buffer.byteLength).toBeGreaterThan(file.length);
  const { text, bytes } = await crossed(file);
  expect(JSON.parse(text)).toEqual({
    kind: 'reply',
    id: 1,
    ok: true,
    value: { file: null },
    bytesIn: 'file',
  });
  expect(new TextDecoder().decode(bytes?.buffer)).toBe('a small file');
});

it('a file in a buffer of its own crosses as it is', async () => {
  expect((await crossed(Uint8Array.of(1, 2, 255))).bytes).toEqual(Uint8Array.of(1, 2, 255));
});
