/** Commands to a browser over its pipe: JSON texts, each ended by a zero byte, answered by the number they bear. */
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const reply = z.object({
  id: z.number(),
  result: z.record(z.string(), z.unknown()).default({}),
  error: z.unknown().optional(),
});

export type DevTools = {
  /** @throws Error where the browser refuses the command or is gone */
  readonly command: (
    method: string,
    params: Readonly<Record<string, unknown>>,
    sessionId?: string,
  ) => Promise<Record<string, unknown>>;
};

type Pipe = { readonly toBrowser: Writable; readonly fromBrowser: Readable };

export function speakDevTools({ toBrowser, fromBrowser }: Pipe): DevTools {
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>>>();
  let sent = 0;
  let isOver = false;
  const hear = (text: string): void => {
    const read = reply.safeParse(JSON.parse(text));
    // What bears no number is an event; nothing here waits for one.
    if (!read.success) return;
    const asked = waiting.get(read.data.id);
    waiting.delete(read.data.id);
    if (read.data.error === undefined) asked?.resolve(read.data.result);
    else asked?.reject(new Error('the browser refused a command'));
  };
  let held: Buffer[] = [];
  fromBrowser.on('data', (bytes: Buffer) => {
    let rest = bytes;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      hear(Buffer.concat([...held, rest.subarray(0, end)]).toString('utf8'));
      held = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) held.push(rest);
  });
  fromBrowser.on('close', () => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(new Error('the browser ended'));
    waiting.clear();
  });
  return {
    command(method, params, sessionId) {
      if (isOver) return Promise.reject(new Error('the browser ended'));
      sent += 1;
      const asked = Promise.withResolvers<Record<string, unknown>>();
      waiting.set(sent, asked);
      const message = { id: sent, method, params, ...(sessionId === undefined ? {} : { sessionId }) };
      toBrowser.write(`${JSON.stringify(message)}\0`);
      return asked.promise;
    },
  };
}
