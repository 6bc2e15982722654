/** Invents pieces of the catalogue in a thread that is ended before memory is looked at; what the process keeps of it is in every way's figure. */
import { composeColumns } from '#shared/domain/search/columns/compose.ts';
import { docOf } from './doc.ts';
import { packed } from './way.ts';

export type Wanted = {
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly as: 'docs' | 'columns';
};

globalThis.onmessage = async ({ data: { from, to, seed, as } }: MessageEvent<Wanted>) => {
  const docs = Array.from({ length: to - from }, (_, number) => docOf(seed, from + number));
  postMessage(as === 'docs' ? docs : await packed(composeColumns(docs)));
};
