/** The window's side of the search worker: questions and answers by number, and what there is to search. */
import type { CatalogAnswer, CatalogQuery, DepartmentFacts } from './catalog-query.ts';
import type { SearchSize } from './follow-catalog.ts';
import type { FromSearch, ToSearch } from './search-messages.ts';

export type SearchState = SearchSize & {
  /** Counts what may have changed the answers. */
  readonly turn: number;
};

export type SearchClient = {
  readonly ask: (query: CatalogQuery) => Promise<CatalogAnswer>;
  readonly setDepartments: (departments: readonly DepartmentFacts[]) => void;
  readonly state: () => SearchState;
  readonly onChange: (listener: () => void) => () => void;
  /** A new line to the search, for columns of segments as they are kept; answers the end to send them from. */
  readonly openLine: () => MessagePort;
  readonly close: () => void;
};

/** What a worker is to its window; a test has another. */
export type SearchPipe = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage'>;

export function createSearchClient(
  pipe: SearchPipe,
  database: string,
  onFault: (error: unknown) => void,
): SearchClient {
  const waiting = new Map<number, (answer: CatalogAnswer) => void>();
  const listeners = new Set<() => void>();
  let state: SearchState = { size: 0, loading: true, growing: false, turn: 0 };
  let asked = 0;
  const send = (message: ToSearch): void => pipe.postMessage(message);
  pipe.onmessage = ({ data }: MessageEvent<FromSearch>) => {
    if (data.kind === 'answer') {
      waiting.get(data.number)?.(data.answer);
      waiting.delete(data.number);
    } else if (data.kind === 'changed') {
      state = { size: data.size, loading: data.loading, growing: data.growing, turn: state.turn + 1 };
      for (const listener of listeners) listener();
    } else onFault(new Error(data.message));
  };
  send({ kind: 'open', database });
  return {
    ask: (query) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        send({ kind: 'ask', number: asked, query });
      }),
    openLine: () => {
      const { port1, port2 } = new MessageChannel();
      const message: ToSearch = { kind: 'line', line: port2 };
      pipe.postMessage(message, [port2]);
      return port1;
    },
    setDepartments: (departments) => send({ kind: 'departments', departments }),
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => pipe.terminate(),
  };
}
