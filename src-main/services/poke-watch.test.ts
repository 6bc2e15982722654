import { expect, it } from 'vitest';
import type { Poke } from '#shared/protocol/poke.ts';
import { readPokes } from '../platform-client/poke-line.ts';
import { createPokeWatch } from './poke-watch.ts';
import type { OfficerAccess } from './session/officer-access.ts';

function watched(token: () => string | null) {
  const streams: { token: string; say: (poke: Poke) => void; end: () => void; signal: AbortSignal }[] = [];
  const heard: Poke[] = [];
  const watch = createPokeWatch({
    access: { current: () => ({ token: token() }) as ReturnType<OfficerAccess['current']> },
    listen: (of, say, signal) =>
      new Promise((resolve) => streams.push({ token: of, say, end: resolve, signal })),
    emit: (poke) => heard.push(poke),
  });
  return { watch, streams, heard };
}

it('one stream a session, and another one after it has ended', async () => {
  const { watch, streams, heard } = watched(() => 'a');
  watch.ensure();
  watch.ensure();
  expect(streams).toHaveLength(1);
  streams[0]?.say({ stamp: 7 });
  streams[0]?.end();
  await Promise.resolve();
  await Promise.resolve();
  watch.ensure();
  expect(streams).toHaveLength(2);
  expect(heard).toEqual([{ stamp: 7 }]);
});

it('S14 a stream of a session that has ended tells nothing and is closed', () => {
  let token: string | null = 'a';
  const { watch, streams, heard } = watched(() => token);
  watch.ensure();
  token = 'b';
  streams[0]?.say({ stamp: 7 });
  expect(heard).toEqual([]);
  expect(streams[0]?.signal.aborted).toBe(true);
  watch.ensure();
  expect(streams.map((each) => each.token)).toEqual(['a', 'b']);
});

it('S7 pokes are read whole, wherever the stream is cut, and what is no poke is passed over', () => {
  const text = ': open\n\ndata: {"stamp":1}\n\ndata: nonsense\n\n: alive\n\ndata: {"stamp":2}\n\n';
  for (let cut = 0; cut <= text.length; cut += 1) {
    const first = readPokes(text.slice(0, cut));
    const second = readPokes(first.rest + text.slice(cut));
    expect([...first.pokes, ...second.pokes]).toEqual([{ stamp: 1 }, { stamp: 2 }]);
  }
});
