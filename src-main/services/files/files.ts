/** Files of delivery between the window and the platform; what passes is never logged. */
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { files } from '#shared/contract/files.ts';
import { BridgeError, type Implementation } from '#shared/contract/service.ts';
import { base64Decode } from '#shared/crypto/base64.ts';
import { utf8Encode } from '#shared/crypto/bytes.ts';
import type { CopyReply } from '#shared/protocol/file.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { saveFile } from '../paper/documents-folder.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { type OfficerAccess, withToken } from '../session/officer-access.ts';
import { copyNoteOf } from './copy-note.ts';
import { fetchCopy } from './fetch-copy.ts';

export type FilesOptions = {
  readonly client: Pick<
    PlatformClient,
    'declareFile' | 'sendFilePart' | 'completeFile' | 'recordCopy' | 'fetchCopyRange'
  >;
  readonly access: OfficerAccess;
  readonly documentsFolder: string;
};

export function createFilesService(options: FilesOptions): Implementation<typeof files> {
  const { client, access } = options;
  return {
    declare: (declaration) => withToken(access, (token) => client.declareFile(token, declaration)),
    sendPart: ({ fileId, n, bytes }) =>
      withToken(access, async (token) => {
        await client.sendFilePart(token, { fileId, n, bytes: base64Decode(bytes) });
        return {};
      }),
    complete: ({ fileId }) => withToken(access, (token) => client.completeFile(token, fileId)),
    takeCopy: ({ fileId, ...request }) =>
      withToken(access, async (token) => {
        const copy = await client.recordCopy(token, fileId, request);
        const partial = join(access.current()?.folder ?? '', 'copies', `${request.callId}.part`);
        const range = (first: number, last: number) =>
          client.fetchCopyRange(token, { fileId, callId: request.callId, first, last });
        const savedTo = await asWriting(async () => {
          const bytes = await fetchCopy(partial, { ...copy, range });
          return saveWithNote(options, copy, bytes);
        });
        await rm(partial, { force: true });
        return { record: copy.record, savedTo };
      }),
  };
}

async function saveWithNote(
  { documentsFolder, access }: FilesOptions,
  { record }: CopyReply,
  bytes: Uint8Array,
): Promise<string> {
  const name = record.file?.name ?? record.number;
  const ending = extname(name);
  const savedTo = await saveFile(documentsFolder, { stem: basename(name, ending), ending }, bytes);
  const note = copyNoteOf(record, access.current()?.departmentName ?? '');
  await saveFile(
    documentsFolder,
    { stem: `${basename(savedTo)}.副本说明`, ending: '.txt' },
    utf8Encode(note),
  );
  return savedTo;
}

/** What the disk refuses is told as that; what the platform refuses stays what it is. */
async function asWriting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BridgeError ? error : serviceRefusal('files.write-failed');
  }
}
