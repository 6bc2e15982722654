/**
 * The one table that is open for 脱敏预览, and the way of its rows: the masking worker asks for them piece by piece at a path
 * nobody can guess, in order, each piece once. A lock, another table and leaving the screen close it; what was typed to
 * open it is in memory until then and nowhere else.
 */
import { randomBytes } from 'node:crypto';
import type { Implementation } from '#shared/contract/service.ts';
import type { TablePlace, table } from '#shared/contract/table.ts';
import type { OpenTable, TableReading } from '../../table-reader/read-table.ts';
import { TableRefusal, type TableRefusalCode } from '../../table-reader/table-refusal.ts';
import { type ServiceRefusal, serviceRefusal } from '../service-refusals.ts';
import type { OfficerAccess } from '../session/officer-access.ts';

const codes: Readonly<Record<TableRefusalCode, ServiceRefusal>> = {
  unreachable: 'table.unreachable',
  refused: 'table.refused',
  missing: 'table.missing',
  forbidden: 'table.forbidden',
  failed: 'table.failed',
};

/** `/table/<key>/<reading>/<piece>`, both counted from 0. */
const piecePath = /^\/table\/([0-9a-f]{64})\/(\d{1,9})\/(\d{1,9})$/u;

type Opened = {
  readonly key: string;
  readonly table: OpenTable;
  reading: { readonly number: number; readonly rows: TableReading; next: number } | null;
};

export type TableService = {
  readonly service: Implementation<typeof table>;
  /** An empty piece is the end; null: no such piece, or none any more. */
  readonly pieces: { readonly take: (rawPath: string) => Promise<Uint8Array<ArrayBuffer> | null> };
  readonly close: () => Promise<void>;
};

type TableOptions = {
  readonly access: Pick<OfficerAccess, 'current'>;
  readonly openTable: (place: TablePlace) => Promise<OpenTable>;
};

export function createTableService({ access, openTable }: TableOptions): TableService {
  let opened: Opened | null = null;
  const close = async () => {
    const reading = opened?.reading;
    opened = null;
    await reading?.rows.end();
  };
  const pieceOf = async (of: Opened, number: number, piece: number) => {
    if (piece === 0 && number === (of.reading?.number ?? -1) + 1) {
      await of.reading?.rows.end();
      of.reading = { number, rows: await of.table.read(), next: 0 };
      // Closed while the server was asked.
      if (opened !== of) await of.reading.rows.end();
    }
    const { reading } = of;
    if (opened !== of || reading === null || reading.number !== number || reading.next !== piece) return null;
    reading.next += 1;
    return (await reading.rows.next()) ?? new Uint8Array();
  };
  return {
    close,
    pieces: {
      take: async (rawPath) => {
        const [, key, number, piece] = piecePath.exec(rawPath) ?? [];
        if (opened === null || opened.key !== key) return null;
        // Why a reading broke off is for nobody to read but in our own words, which the worker has.
        return pieceOf(opened, Number(number), Number(piece)).catch(() => null);
      },
    },
    service: {
      open: async (place) => {
        await close();
        if (access.current() === null) throw serviceRefusal('session.none');
        try {
          const found = await openTable(place);
          const key = randomBytes(32).toString('hex');
          opened = { key, table: found, reading: null };
          return { path: `/table/${key}`, size: found.size };
        } catch (error) {
          throw error instanceof TableRefusal ? serviceRefusal(codes[error.code]) : error;
        }
      },
      close: async ({ path }) => {
        if (path === `/table/${opened?.key}`) await close();
        return {};
      },
    },
  };
}
