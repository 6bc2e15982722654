import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const page = vi.hoisted(() => ({
  exposed: new Map<string, Record<string, unknown>>(),
  invoked: [] as unknown[][],
}));
const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: async (...args: unknown[]) => {
    page.invoked.push(args);
    return 'reply';
  },
});

vi.doMock('electron', () => ({
  ipcRenderer,
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, unknown>) => page.exposed.set(name, api),
  },
}));

type Desk = {
  send: (text: unknown) => Promise<string>;
  subscribe: (onText: (text: string) => void) => () => void;
};

it('E6 exposes send and subscribe, nothing else, and neither lets Electron through', async () => {
  await import('./preload.ts');
  expect([...page.exposed.keys()]).toEqual(['desk']);
  const desk = page.exposed.get('desk') as Desk;
  expect(Object.keys(desk)).toEqual(['send', 'subscribe']);

  expect(await desk.send('{}')).toBe('reply');
  await desk.send({ toString: () => 'text only' });
  expect(page.invoked).toEqual([
    ['desk:request', '{}'],
    ['desk:request', 'text only'],
  ]);

  const heard: unknown[][] = [];
  const leave = desk.subscribe((...args) => heard.push(args));
  ipcRenderer.emit('desk:event', { sender: 'the event object' }, 'news');
  ipcRenderer.emit('desk:other', {}, 'not ours');
  leave();
  ipcRenderer.emit('desk:event', {}, 'too late');
  expect(heard).toEqual([['news']]);
});
