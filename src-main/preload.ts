/**
 * The only code between the sandboxed window and Electron. It exposes two functions and nothing else: no
 * ipcRenderer, no channel names, no event objects. Sandboxed preloads are CommonJS, so the build bundles this file.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Carried } from '#shared/contract/carried.ts';
import { channels } from './bridge/electron-channels.ts';

contextBridge.exposeInMainWorld('desk', {
  send: (text: string): Promise<Carried> => ipcRenderer.invoke(channels.request, String(text)),
  subscribe(onText: (text: string) => void): () => void {
    const listener = (_event: unknown, text: string) => onText(text);
    ipcRenderer.on(channels.event, listener);
    return () => void ipcRenderer.removeListener(channels.event, listener);
  },
});
