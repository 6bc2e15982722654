/** Reads and writes spreadsheets beside the window, so that it goes on painting; the file's bytes go nowhere else. */
import { readSheet } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { fail } from '#shared/lib/result.ts';
import { fileLimitBytes } from './file-limits.ts';
import { readWorkbook } from './read-workbook.ts';
import type { ReadOutcome, SheetReply, SheetRequest } from './sheet-messages.ts';
import { writeTable, writeWorkbook } from './write-workbook.ts';

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

const answerTo = async (request: SheetRequest): Promise<SheetReply> => {
  if (request.kind === 'read') return { kind: 'read', outcome: await read(request.file) };
  const bytes =
    request.kind === 'write' ? await writeWorkbook(request.rows) : await writeTable(request.table);
  return { kind: 'written', bytes: new Uint8Array(bytes) };
};

addEventListener('message', ({ data }: MessageEvent<SheetRequest>) => {
  // Rejected here, an error reaches the window as the worker's own.
  void answerTo(data).then(say, (error: unknown) => {
    setTimeout(() => {
      throw error;
    });
  });
});
