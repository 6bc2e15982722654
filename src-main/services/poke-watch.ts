/** Keeps one stream of pokes open while an officer works: begun and begun again by the pulls that succeed. */
import type { Poke } from '#shared/protocol/poke.ts';
import type { OfficerAccess } from './session/officer-access.ts';

export type PokeWatch = {
  /** Opens the stream where none is open for this session. Called after a pull, whose own pauses space the tries. */
  readonly ensure: () => void;
  readonly stop: () => void;
};

export type PokeWatchOptions = {
  readonly access: Pick<OfficerAccess, 'current'>;
  /** Resolves when the stream has ended. Never rejects. */
  readonly listen: (token: string, onPoke: (poke: Poke) => void, signal: AbortSignal) => Promise<void>;
  readonly emit: (poke: Poke) => void;
};

export function createPokeWatch({ access, listen, emit }: PokeWatchOptions): PokeWatch {
  let open: { readonly token: string; readonly end: AbortController } | null = null;
  const stop = (): void => {
    open?.end.abort();
    open = null;
  };
  return {
    ensure: () => {
      const token = access.current()?.token ?? null;
      if (token === null || open?.token === token) return;
      stop();
      const mine = { token, end: new AbortController() };
      open = mine;
      const hear = (poke: Poke): void => {
        // Locked, or another officer's: the stream was another session's.
        if (access.current()?.token === token) emit(poke);
        else mine.end.abort();
      };
      void listen(token, hear, mine.end.signal).then(() => {
        if (open === mine) open = null;
      });
    },
    stop,
  };
}
