/** The open stream on which the platform says that something has changed. */
import axios from 'axios';
import { type Poke, poke } from '#shared/protocol/poke.ts';
import { proxyFor } from './proxy-for.ts';

/** The platform says something every 20 s; a line silent for so long is dead, whatever the system thinks of it. */
const silenceMs = 60_000;
/** A poke is a few bytes; a line without an end must not fill the memory. */
const longestLine = 4_096;

export type PokeLine = {
  readonly base: string;
  readonly token: string;
  readonly onPoke: (poke: Poke) => void;
  readonly signal: AbortSignal;
};

/** The pokes in a piece of text, and the rest that is no whole line yet. What is no poke is passed over. */
export function readPokes(text: string): { readonly pokes: readonly Poke[]; readonly rest: string } {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const pokes = lines.flatMap((line) => {
    if (!line.startsWith('data: ')) return [];
    try {
      const read = poke.safeParse(JSON.parse(line.slice('data: '.length)));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });
  return { pokes, rest: rest.length > longestLine ? '' : rest };
}

/** Resolves when the stream has ended, for whatever reason: a poke is a convenience, and its line no cause for alarm. */
export async function listenForPokes({ base, token, onPoke, signal }: PokeLine): Promise<void> {
  const quiet = new AbortController();
  let silence = setTimeout(() => quiet.abort(), silenceMs);
  try {
    const { data } = await axios.get<AsyncIterable<Uint8Array>>(new URL('/sync/pokes', base).href, {
      responseType: 'stream',
      maxRedirects: 0,
      ...proxyFor(base),
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, quiet.signal]),
    });
    const decoder = new TextDecoder();
    let held = '';
    for await (const bytes of data) {
      clearTimeout(silence);
      silence = setTimeout(() => quiet.abort(), silenceMs);
      const { pokes, rest } = readPokes(held + decoder.decode(bytes, { stream: true }));
      held = rest;
      for (const each of pokes) onPoke(each);
    }
  } catch {
    // axios errors hold the token, so they end here.
  } finally {
    clearTimeout(silence);
  }
}
