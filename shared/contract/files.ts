/** Delivery by file (R028): the window's file goes up part by part; a copy comes down into the documents folder. */
import { z } from 'zod';
import { partBytes } from '#shared/domain/delivery/resource-file.ts';
import { callRecord } from '#shared/domain/usage/call-record.ts';
import { identifier } from '#shared/lib/text.ts';
import {
  completeFileReply,
  copyRequest,
  declareFileReply,
  declareFileRequest,
} from '#shared/protocol/file.ts';
import { method } from './method.ts';

const base64Length = Math.ceil(partBytes / 3) * 4;

/** Codes: `file.*`, `grant.*` and the other refusals of the platform, and those of the courier. */
export const files = {
  methods: {
    /** Declaring the same file again goes on with the upload begun before. */
    declare: method(declareFileRequest, declareFileReply),
    sendPart: method(
      z.strictObject({
        fileId: identifier,
        /** Counted from 0. */
        n: z.int().nonnegative(),
        bytes: z.base64().min(1).max(base64Length),
      }),
      z.strictObject({}),
    ),
    complete: method(z.strictObject({ fileId: identifier }), completeFileReply),
    /**
     * Has a copy recorded, fetched, checked against its digest and saved with a note beside it. The same callId again
     * goes on where the transfer was cut. Codes: files.damaged, files.write-failed.
     */
    takeCopy: method(
      copyRequest.extend({ fileId: identifier }),
      z.strictObject({ record: callRecord, savedTo: z.string().max(4096) }),
    ),
  },
  events: {},
} as const;
