/** One batch onto a front end: read from the source, written, read back, reconciled, committed there; all or nothing. */
import type { FrontEndSession } from '../database/front-end-session.ts';
import type { SourceRecord } from '../gateway/source-client.ts';
import { ProblemError } from '../http/problem.ts';
import { onFrontEnd } from './front-end-failure.ts';
import * as table from './front-end-table.ts';
import { createTally, sameTally, type Tally } from './row-digest.ts';
import { type TableShape, valuesOf } from './table-shape.ts';

export type Batch = {
  readonly shape: TableShape;
  readonly callId: string;
  readonly at: number;
  readonly readerRole: string;
  /** As the platform recorded the batch that should stand there; null before the first. */
  readonly last: Tally | null;
  readonly source: AsyncIterable<readonly SourceRecord[]>;
  /** Asked with every page, and once more before the commit; throws where the batch must not be. */
  readonly stillAllowed: (moment: 'page' | 'commit') => Promise<void>;
};

const fill = async (session: FrontEndSession, batch: Batch): Promise<Tally> => {
  const sent = createTally();
  for await (const records of batch.source) {
    const rows = records.map((record) => valuesOf(record, batch.shape.columns));
    const from = sent.read().rowCount + 1;
    await onFrontEnd(() => table.writeRows(session, batch.shape, { from, rows }));
    sent.add(rows);
    await batch.stillAllowed('page');
  }
  return sent.read();
};

/** Whether what stands there is no longer what was delivered; a table that is gone or altered counts. */
const foundChanged = async (session: FrontEndSession, batch: Batch, hasShape: boolean): Promise<boolean> => {
  if (batch.last === null) return false;
  return !hasShape || !sameTally(await table.readBack(session, batch.shape), batch.last);
};

const write = async (session: FrontEndSession, batch: Batch): Promise<table.KnownBatch> => {
  const { shape, callId } = batch;
  const { known, last, changed } = await onFrontEnd(async () => {
    await table.prepareSchema(session, shape);
    const batches = await table.batchesOf(session, shape.schema, callId);
    if (batches.known !== null) return { ...batches, changed: false };
    const fits = await table.hasShape(session, shape);
    const was = await foundChanged(session, batch, fits);
    await (fits ? table.emptyTable : table.makeTable)(session, shape);
    return { ...batches, changed: was };
  });
  // Committed by a node that died before it could record it here.
  if (known !== null) return known;
  const sent = await fill(session, batch);
  return onFrontEnd(async () => {
    if (!sameTally(await table.readBack(session, shape), sent)) throw new ProblemError('delivery.mismatch');
    const written = { ...sent, batch: last + 1, foundChanged: changed };
    await table.noteBatch(session, shape.schema, { ...written, callId, at: batch.at });
    await table.openReading(session, shape, batch.readerRole);
    await batch.stillAllowed('commit');
    return written;
  });
};

/** Null where another node is at it. Throws `front-end.*`, `delivery.*`, source.unavailable, and what `stillAllowed` throws. */
export const deliverBatch = async (
  session: FrontEndSession,
  batch: Batch,
): Promise<table.KnownBatch | null> => {
  await onFrontEnd(() => session.query('BEGIN ISOLATION LEVEL READ COMMITTED'));
  try {
    if (!(await onFrontEnd(() => table.takeTurn(session, batch.shape.schema)))) {
      await session.query('ROLLBACK');
      return null;
    }
    const written = await write(session, batch);
    await onFrontEnd(() => session.query('COMMIT'));
    return written;
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
