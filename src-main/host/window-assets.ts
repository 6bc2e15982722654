import { type AssetFile, readAsset } from './asset-file.ts';
import { type PaperShelf, paperIdOf } from './paper-shelf.ts';
import { type Headers, kernelHeaders, paperHeaders, windowHeaders } from './security-headers.ts';

export type AssetAnswer = {
  readonly status: 200 | 404;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
};

export type WindowAssets = {
  /**
   * Answers a GET. The path is taken as it came over the wire, still escaped and without the query: decoding it
   * first would hide what the refusals look for.
   */
  readonly answer: (rawPath: string, connectTo: readonly string[]) => Promise<AssetAnswer>;
};

export type AssetSources = {
  /** Folder of the built window, with `index.html` at its top. */
  readonly rendererRoot: string;
  /** Folder of the papers' style sheets and fonts, served under `/paper-assets/`. */
  readonly paperAssetsRoot: string;
  readonly papers: PaperShelf;
  /** Rows of the table an officer opened for masking, a piece a path, each answered once. */
  readonly tables: TablePieces;
};

export type TablePieces = {
  /** Null: no such piece, or none any more. */
  readonly take: (rawPath: string) => Promise<Uint8Array<ArrayBuffer> | null>;
};

const paperAssets = '/paper-assets';
const tablePaths = '/table/';
const hashedAssets = '/assets/';
/** The build puts a hash of the content into every name below these folders. */
const keptForGood = /^(?:\/assets|\/paper-assets\/[\w-]+\/files)\//u;
/** Workers that run a kernel. A worker takes its policy from its own script's answer, not from the window's. */
const kernelWorkers = ['search', 'mask', 'piece'].map((name) => `${hashedAssets}${name}-worker-`);

/** Serves the same files with the same headers behind both doors; whatever is not ours is a 404 that tells nothing. */
export function createWindowAssets({
  rendererRoot,
  paperAssetsRoot,
  papers,
  tables,
}: AssetSources): WindowAssets {
  const find = async (path: string): Promise<AssetFile | null> => {
    if (path === '/') return readAsset(rendererRoot, '/index.html');
    if (path.startsWith(`${paperAssets}/`)) return readAsset(paperAssetsRoot, path.slice(paperAssets.length));
    return readAsset(rendererRoot, path);
  };

  return {
    async answer(path, connectTo) {
      const paper = paperOf(papers, path);
      if (paper !== null) return found(paper, { ...paperHeaders(), ...noStore });
      const piece = path.startsWith(tablePaths) ? await tables.take(path) : null;
      if (piece !== null)
        return found(
          { type: 'application/octet-stream', bytes: piece },
          { ...windowHeaders([]), ...noStore },
        );
      const file = await find(path);
      if (file === null) return notFound;
      const isKernels = kernelWorkers.some((beginning) => path.startsWith(beginning));
      const headers = isKernels ? kernelHeaders(connectTo) : windowHeaders(connectTo);
      return found(file, { ...headers, ...caching(path) });
    },
  };
}

const noStore: Headers = { 'Cache-Control': 'no-store' };

const notFound: AssetAnswer = {
  status: 404,
  headers: { ...windowHeaders([]), ...noStore },
  body: new Uint8Array(),
};

function paperOf(papers: PaperShelf, path: string): AssetFile | null {
  const id = paperIdOf(path);
  const paper = id === null ? undefined : papers.get(id);
  if (paper === undefined) return null;
  return { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(paper.html) };
}

function found(file: AssetFile, headers: Headers): AssetAnswer {
  return { status: 200, headers: { ...headers, 'Content-Type': file.type }, body: file.bytes };
}

/** A document is fetched anew each time, or an update of the program would go on showing the old window. */
function caching(path: string): Headers {
  return keptForGood.test(path) ? { 'Cache-Control': 'private, max-age=31536000, immutable' } : noStore;
}
