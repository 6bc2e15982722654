/** The one open table: who may open it, in which order its rows go, and when they are gone (R038). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { TablePlace } from '#shared/contract/table.ts';
import type { OpenTable } from '../../table-reader/read-table.ts';
import { TableRefusal } from '../../table-reader/table-refusal.ts';
import type { UnlockedOfficer } from '../session/officer-access.ts';
import { createTableService } from './table.ts';

const place: TablePlace = {
  host: 'db.example',
  port: 5432,
  database: 'business',
  user: 'reader',
  password: 'secret',
  tls: true,
  authority: '',
  schema: 'public',
  table: 'people',
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const someone = {} as UnlockedOfficer;

let officer: UnlockedOfficer | null;
let ended: number;
let open: () => Promise<OpenTable>;
let desk: ReturnType<typeof createTableService>;

const tableOf = (...pieces: readonly string[]): OpenTable => ({
  size: 10,
  read: async () => {
    const left = [...pieces];
    return {
      next: async () => {
        const piece = left.shift();
        if (piece === 'broken') throw new TableRefusal('failed');
        return piece === undefined ? null : bytesOf(piece);
      },
      end: async () => {
        ended += 1;
      },
    };
  },
});
const take = async (path: string) => {
  const piece = await desk.pieces.take(path);
  return piece === null ? null : new TextDecoder().decode(piece);
};

beforeEach(() => {
  officer = someone;
  ended = 0;
  open = async () => tableOf('a,b\n1,2\n', '3,4\n');
  desk = createTableService({ access: { current: () => officer }, openTable: () => open() });
});

describe('[R038] a table opened for masking', () => {
  it('[R038] gives its rows in order, each piece once, from the first row as often as asked', async () => {
    const { path, size } = await desk.service.open(place);
    expect(size).toBe(10);
    expect(await take(`${path}/0/0`)).toBe('a,b\n1,2\n');
    expect(await take(`${path}/0/0`)).toBeNull();
    expect(await take(`${path}/0/2`)).toBeNull();
    expect(await take(`${path}/0/1`)).toBe('3,4\n');
    expect(await take(`${path}/0/2`)).toBe('');
    expect(await take(`${path}/1/0`)).toBe('a,b\n1,2\n');
    expect(ended).toBe(1);
    expect(await take(`${path}/3/0`)).toBeNull();
  });

  it('[R038] is known by its key alone, and gone when it is closed', async () => {
    const { path } = await desk.service.open(place);
    expect(await take(`/table/${'0'.repeat(64)}/0/0`)).toBeNull();
    expect(await take(`${path}/0`)).toBeNull();
    expect(await take(`${path}/0/0`)).not.toBeNull();
    await desk.service.close({ path: `/table/${'0'.repeat(64)}` });
    expect(await take(`${path}/0/1`)).not.toBeNull();
    await desk.service.close({ path });
    expect([await take(`${path}/0/2`), ended]).toEqual([null, 1]);
  });

  it('[R038] another one, and a lock, take its place', async () => {
    const first = await desk.service.open(place);
    const second = await desk.service.open(place);
    expect(second.path).not.toBe(first.path);
    expect(await take(`${first.path}/0/0`)).toBeNull();
    expect(await take(`${second.path}/0/0`)).not.toBeNull();
    await desk.close();
    expect(await take(`${second.path}/0/1`)).toBeNull();
  });

  it('[R038] nobody opens one without being signed in; what a server refuses is said in our words', async () => {
    open = async () => {
      throw new TableRefusal('refused');
    };
    await expect(desk.service.open(place)).rejects.toMatchObject({ code: 'table.refused' });
    officer = null;
    await expect(desk.service.open(place)).rejects.toMatchObject({ code: 'session.none' });
  });

  it('[R038] a reading that breaks off is no end', async () => {
    open = async () => tableOf('a\n1\n', 'broken');
    const { path } = await desk.service.open(place);
    expect(await take(`${path}/0/0`)).toBe('a\n1\n');
    expect(await take(`${path}/0/1`)).toBeNull();
  });
});
