import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mutation } from '#shared/protocol/push.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { mutationOf, temporaryFolder } from '../testing/fixtures.ts';
import { compactionThreshold, type JournalFile, type JournalPlace, openJournal } from './journal-file.ts';
import { writeLine } from './journal-record.ts';

const keyOf = () => new Uint8Array(16).fill(7);

const left: JournalFile[] = [];
afterEach(async () => {
  await Promise.all(left.splice(0).map((journal) => journal.close()));
});

/** Opened here, closed after the test. */
async function opened(place: JournalPlace): Promise<JournalFile> {
  const journal = await openJournal(place);
  left.push(journal);
  return journal;
}

async function newPlace() {
  const path = join(await temporaryFolder(), 'outbox.journal');
  const log = createRecordingLog();
  return { path, log, openAgain: (key = keyOf()) => opened({ path, key, log }) };
}

const ids = (mutations: readonly Mutation[]) => mutations.map(({ id }) => id);

describe('what the journal keeps', () => {
  it('S10 gives back after a restart what was appended and not settled, in order', async () => {
    const { openAgain } = await newPlace();
    const [a, b, c] = [mutationOf(), mutationOf(), mutationOf()];
    const first = await openAgain();
    await Promise.all([first.append(a), first.append(b), first.append(c)]);
    await first.settle([b.id]);
    await first.close();
    expect(await (await openAgain()).pending()).toEqual([a, c]);
  });

  it('keeps a repeated id once', async () => {
    const { openAgain } = await newPlace();
    const journal = await openAgain();
    const one = mutationOf();
    await journal.append(one);
    await journal.append(one);
    expect(await journal.pending()).toEqual([one]);
  });

  it('A1 holds no word of an act in clear', async () => {
    const { openAgain, path } = await newPlace();
    const journal = await openAgain();
    await journal.append(mutationOf('officer-a', { note: '种下的记号 planted-marker' }));
    const text = await readFile(path, 'latin1');
    expect(text).toMatch(/^append 1 [A-Za-z0-9+/=]+\n$/u);
    expect(text).not.toContain('planted-marker');
    expect(text).not.toContain('officer-a');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('A3 keeps everything sealed, and loses nothing, under another key', async () => {
    const { openAgain } = await newPlace();
    const one = mutationOf();
    const journal = await openAgain();
    await journal.append(one);
    await journal.close();
    const stranger = await openAgain(new Uint8Array(16).fill(8));
    expect(await stranger.pending()).toEqual([]);
    await stranger.close();
    expect(await (await openAgain()).pending()).toEqual([one]);
  });

  it('refuses work after it was closed', async () => {
    const journal = await (await newPlace()).openAgain();
    await journal.close();
    await expect(journal.append(mutationOf())).rejects.toMatchObject({ code: 'journal.locked' });
  });
});

describe('damage', () => {
  it('A2 reports a line that was moved, copied or altered, and keeps the others', async () => {
    const { openAgain, path, log } = await newPlace();
    const acts = [mutationOf(), mutationOf(), mutationOf()];
    const journal = await openAgain();
    for (const act of acts) await journal.append(act);
    await journal.close();
    const [first = '', second = '', third = ''] = (await readFile(path, 'utf8')).split('\n');
    const altered = `${second.slice(0, -6)}${second.at(-6) === 'A' ? 'B' : 'A'}${second.slice(-5)}`;
    await writeFile(path, `${[first, altered, first.replace(' 1 ', ' 9 '), third, first].join('\n')}\n`);
    expect(ids(await (await openAgain()).pending())).toEqual(ids([acts[0], acts[2]] as Mutation[]));
    expect(log.lines).toContainEqual({ level: 'error', event: 'journal.damaged-lines', facts: { lines: 3 } });
  });
});

it('compacts a long, mostly settled journal and keeps what is pending', async () => {
  const { openAgain, path } = await newPlace();
  const journal = await openAgain();
  const long = { text: '长'.repeat(20_000) };
  const acts = Array.from({ length: 16 }, () => mutationOf('officer-a', long));
  for (const act of acts) await journal.append(act);
  expect((await stat(path)).size).toBeGreaterThan(compactionThreshold);
  const kept = acts.slice(0, 2);
  await journal.settle(ids(acts.slice(2)));
  expect((await stat(path)).size).toBeLessThan(compactionThreshold / 4);
  const late = mutationOf();
  await journal.append(late);
  await journal.close();
  expect(ids(await (await openAgain()).pending())).toEqual(ids([...kept, late]));
});

it('A8 is empty where nothing waits, and stays as it is where a line cannot be read', async () => {
  const { openAgain, path } = await newPlace();
  const journal = await openAgain();
  const acts = [mutationOf(), mutationOf()];
  for (const act of acts) await journal.append(act);
  const [first = ''] = (await readFile(path, 'utf8')).split('\n');
  await journal.settle(ids(acts));
  expect((await stat(path)).size).toBe(0);
  // A line of before does not come back while the file is open, and numbers go on.
  const late = mutationOf();
  await journal.append(late);
  await appendFile(path, `${first}\n`);
  await journal.close();
  const again = await openAgain();
  expect(await again.pending()).toEqual([late]);
  await again.settle([late.id]);
  expect((await stat(path)).size).toBeGreaterThan(0);
  await again.close();
  expect(await (await openAgain()).pending()).toEqual([]);
});

it('A8 empties what an earlier release left: acts, and the word that all are settled', async () => {
  const { openAgain, path } = await newPlace();
  const key = keyOf();
  const act = mutationOf();
  const lines = [
    writeLine(key, { kind: 'append', seq: 1, mutation: act }),
    writeLine(key, { kind: 'settle', seq: 2, ids: [act.id] }),
  ];
  await writeFile(path, lines.join(''));
  expect(await (await openAgain()).pending()).toEqual([]);
  expect((await stat(path)).size).toBe(0);
});

type Step =
  | { readonly do: 'append' }
  | { readonly do: 'settle'; readonly which: number }
  | { readonly do: 'reopen' }
  | { readonly do: 'crash'; readonly cut: number }
  | { readonly do: 'torn'; readonly bytes: Uint8Array };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'append' }) },
  fc.record({ do: fc.constant('settle' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('reopen' as const) }),
  fc.record({ do: fc.constant('crash' as const), cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    do: fc.constant('torn' as const),
    bytes: fc.uint8Array({ min: 0, max: 255, maxLength: 60 }).filter((bytes) => !bytes.includes(0x0a)),
  }),
);

it('S3 any appends, settles, reopenings and crashes at any byte give exactly what was acknowledged by then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { openAgain, path } = await newPlace();
      let journal = await openAgain();
      // The model: after which length of the file which acts are pending.
      let history: { readonly length: number; readonly pending: readonly Mutation[] }[] = [
        { length: 0, pending: [] },
      ];
      const latest = () => history.at(-1)?.pending ?? [];
      const record = async (pending: readonly Mutation[]) => {
        const { size } = await stat(path);
        // Emptied, nothing of before can come back.
        history = [...(size === 0 ? [] : history), { length: size, pending }];
      };
      const reopen = async () => {
        await journal.close();
        journal = await openAgain();
      };
      for (const one of steps) {
        if (one.do === 'append') {
          const act = mutationOf();
          await journal.append(act);
          await record([...latest(), act]);
        } else if (one.do === 'settle') {
          const chosen = latest()[one.which % Math.max(1, latest().length)];
          if (chosen === undefined) continue;
          await journal.settle([chosen.id]);
          await record(latest().filter(({ id }) => id !== chosen.id));
        } else if (one.do === 'reopen') {
          await reopen();
        } else if (one.do === 'torn') {
          await journal.close();
          await appendFile(path, one.bytes);
          journal = await openAgain();
        } else {
          await journal.close();
          const length = Math.floor(one.cut * (await stat(path)).size);
          await truncate(path, length);
          history = history.filter((moment) => moment.length <= length);
          journal = await openAgain();
        }
        expect(await journal.pending()).toEqual(latest());
      }
      await journal.close();
    }),
    { numRuns: 60 },
  );
});
