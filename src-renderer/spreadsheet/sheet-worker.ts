/** Reads and writes spreadsheets beside the window, so that it goes on painting; the file's bytes go nowhere else. */
import { readSheet } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { fail } from '#shared/lib/result.ts';
import { fileLimitBytes } from './file-limits.ts';
import { readWorkbook } from './read-workbook.ts';
import type { ReadOutcome, SheetReply, SheetRequest } from './sheet-messages.ts';
import { writeWorkbook } from './write-workbook.ts';

const say = (reply: SheetReply): void => postMessage(reply);

const read = async (file: Blob): Promise<ReadOutcome> => {
  if (file.size > fileLimitBytes) return fail('file.too-big');
  say({ kind: 'stage', stage: 'loading' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  say({ kind: 'stage', stage: 'unpacking' });
  const grids = await readWorkbook(bytes);
  if (!grids.ok) return grids;
  say({ kind: 'stage', stage: 'grouping' });
  return readSheet(grids.value);
};

addEventListener('message', ({ data }: MessageEvent<SheetRequest>) => {
  const answer: Promise<SheetReply> =
    data.kind === 'read'
      ? read(data.file).then((outcome) => ({ kind: 'read', outcome }))
      : writeWorkbook(data.rows).then((bytes) => ({ kind: 'written', bytes: new Uint8Array(bytes) }));
  // Rejected here, an error reaches the window as the worker's own.
  void answer.then(say, (error: unknown) => {
    setTimeout(() => {
      throw error;
    });
  });
});
