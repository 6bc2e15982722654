/** The catalogue's index, beside the window's own thread: it reads the catalogue itself and answers questions. */
import '../data/no-eval.ts';
import { columnsVersion } from '#shared/domain/search/columns/layout.ts';
import { openBlockImage } from '../data/catalog/block-image.ts';
import { type CatalogChange, joinedChanges } from '../data/catalog/catalog-changes.ts';
import { openCatalogFeed } from '../data/catalog/catalog-feed.ts';
import { createHandedColumns } from '../data/catalog/handed-columns.ts';
import { followCatalog, type SearchSize } from './follow-catalog.ts';
import { blockMagic } from './kernel/block-reader.ts';
import kernelUrl from './kernel/kernel.wasm?url';
import { createKernelSearcher } from './kernel-searcher.ts';
import { createPlainSearcher } from './plain-searcher.ts';
import type { FromSearch, ToSearch } from './search-messages.ts';
import { toldSeldom } from './told-seldom.ts';

const say = (message: FromSearch): void => postMessage(message);

/** The index, or the plain way where WebAssembly or its 128-bit instructions are missing: the same answers, slower. */
const openWay = async () => {
  try {
    return { index: createKernelSearcher(await WebAssembly.compileStreaming(fetch(kernelUrl))) };
  } catch {
    return { plain: createPlainSearcher() };
  }
};

const way = openWay();
const searcher = way.then(({ index, plain }) => index ?? plain);
let now: SearchSize = { size: 0, loading: true, growing: false };

const sayFault = (error: unknown): void => say({ kind: 'failed', message: String(error) });

/** At each the window asks anew and draws: of a first sync, whose segments come one after another, it is told some times a second. */
const betweenChanges = 250;

const saySeldom = toldSeldom<SearchSize>({
  pause: betweenChanges,
  canWait: ({ growing }) => growing,
  tell: (size) => say({ kind: 'changed', ...size }),
});

const sayNow = (found: SearchSize): void => {
  now = found;
  saySeldom(now);
};

/** A browser without a file system of its own makes the blocks at every start. */
const noShelf = {
  read: async () => undefined,
  keep: async () => undefined,
};

/** What lies on the disk is opened while the kernel is compiled. */
const follow = async (database: string): Promise<never> => {
  const [{ index, plain }, feed, shelf] = await Promise.all([
    way,
    openFeed(database),
    openBlockImage(database, `${blockMagic}.${columnsVersion}`).catch(() => noShelf),
  ]);
  const about = { ...feed, onChange: sayNow, onFault: sayFault };
  return index === undefined
    ? followCatalog(plain, { ...about, shelf: noShelf })
    : followCatalog(index, { ...about, shelf });
};

const handed = createHandedColumns();

/** Milliseconds in which the catalogue stands as it is before its blocks are kept. */
const beforeKeeping = 500;

const openFeed = async (database: string) => {
  const changes: CatalogChange[] = [];
  let wake = (): void => undefined;
  const feed = await openCatalogFeed(database, handed, (change) => {
    changes.push(change);
    wake();
  });
  const next = async (): Promise<CatalogChange> => {
    while (changes.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    // A first sync writes faster than entries are indexed: what came meanwhile is read in one go, and told once.
    return joinedChanges(changes.splice(0));
  };
  const rest = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(changes.length === 0), beforeKeeping);
      wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
      if (changes.length > 0) wake();
    });
  return { feed, next, rest };
};

/** Questions and departments come in order, each after the index is there to take it. */
const take = async (message: ToSearch): Promise<void> => {
  if (message.kind === 'open') return follow(message.database);
  if (message.kind === 'line') return handed.from(message.line);
  const index = await searcher;
  if (message.kind === 'departments') {
    index.setDepartments(message.departments);
    sayNow(now);
  } else say({ kind: 'answer', number: message.number, answer: index.ask(message.query) });
};

globalThis.onmessage = ({ data }: MessageEvent<ToSearch>): void => {
  take(data).catch(sayFault);
};
