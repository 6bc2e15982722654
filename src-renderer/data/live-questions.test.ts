import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { entries } from '../sync/testing/sample-rows.ts';
import { type DeskDatabase, openDeskDatabase } from './desk-database.ts';
import { LiveQuestions } from './live-questions.ts';
import { readTable } from './reader.ts';
import { testKeyring } from './testing/test-keyring.ts';

/** A name of its own: Dexie tells every database of one name of a change in any of them. */
const open = async (): Promise<DeskDatabase> => {
  const database = openDeskDatabase(crypto.randomUUID(), testKeyring(), {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
  });
  // A database that is being opened asks its questions again once it is.
  await database.readMeta();
  return database;
};

/** Follows a question and resolves with each of its answers in turn. */
const reader = (questions: LiveQuestions, key: string, read: () => Promise<unknown>) => {
  const heard: (() => void)[] = [];
  const stop = questions.follow(key, read, () => heard.shift()?.());
  const next = () => new Promise<unknown>((resolve) => heard.push(() => resolve(questions.answerTo(key))));
  return { next, stop };
};

/** A question that takes so long by a clock of its own, and its rests by their length, each over when it is called. */
const costly = (database: DeskDatabase, milliseconds: number) => {
  let now = 0;
  const passes = (more: number): void => {
    now += more;
  };
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const rests = new Map<number, () => void>();
  const start = setTimeout;
  const timers = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((over: () => void, pause = 0) => {
    if (pause < 100 || pause > 2_000) return start(over, pause);
    rests.set(pause, over);
    return start(() => undefined, 0);
  }) as typeof setTimeout);
  const read = vi.fn(async () => {
    const rows = await readTable(database, 'catalogEntry');
    passes(milliseconds);
    return rows;
  });
  const restored = (): void => {
    clock.mockRestore();
    timers.mockRestore();
  };
  return { read, passes, rests, restored };
};

beforeAll(() => {
  // Without a browser around it Dexie asks no live question.
  Dexie.dependencies.indexedDB = new IDBFactory();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('live questions', () => {
  it('are asked once for all who want to know, and again when a row changes', async () => {
    const database = await open();
    const read = vi.fn(() => readTable(database, 'catalogEntry'));
    const [first, second] = [0, 1].map(() => reader(database.questions, 'entries', read)) as [
      ReturnType<typeof reader>,
      ReturnType<typeof reader>,
    ];
    expect(await Promise.all([first.next(), second.next()])).toEqual([[], []]);
    expect(read).toHaveBeenCalledTimes(1);
    const renewed = Promise.all([first.next(), second.next()]);
    await database.rows('catalogEntry').bulkPut(entries);
    const [mine, theirs] = await renewed;
    expect(mine).toHaveLength(entries.length);
    expect(theirs).toBe(mine);
    expect(read).toHaveBeenCalledTimes(2);
    database.close();
  });

  it('keep their answer for a reader who comes back, and drop it when nobody does', async () => {
    const questions = new LiveQuestions();
    const read = vi.fn(async () => 'answer');
    const { next, stop } = reader(questions, 'q', read);
    expect(await next()).toBe('answer');
    vi.useFakeTimers();
    stop();
    expect(questions.answerTo('q')).toBe('answer');
    const again = questions.follow('q', read, () => undefined);
    vi.runAllTimers();
    expect(questions.answerTo('q')).toBe('answer');
    again();
    vi.runAllTimers();
    expect(questions.answerTo('q')).toBeUndefined();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('are asked again at once where they are cheap, and after a rest where they took long', async () => {
    const database = await open();
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => now);
    const read = vi.fn(async () => {
      const rows = await readTable(database, 'catalogEntry');
      now += 400;
      return rows;
    });
    const rests = vi.spyOn(globalThis, 'setTimeout');
    const { next, stop } = reader(database.questions, 'entries', read);
    await next();
    expect(rests.mock.calls.map(([, rest]) => rest)).not.toContain(800);
    const renewed = next();
    await database.rows('catalogEntry').bulkPut(entries);
    expect(await renewed).toHaveLength(entries.length);
    expect(rests.mock.calls.map(([, rest]) => rest)).toContain(800);
    expect(read).toHaveBeenCalledTimes(2);
    stop();
    clock.mockRestore();
    rests.mockRestore();
    database.close();
  });

  it('that take long are read once for all changes that come while they rest, no later than for the first', async () => {
    const database = await open();
    const { read, passes, rests, restored } = costly(database, 400);
    const { next, stop } = reader(database.questions, 'entries', read);
    await next();
    const renewed = next();
    for (const [at, rest] of [800, 500, 200].entries()) {
      await database.rows('catalogEntry').bulkPut(entries.slice(at, at + 1));
      await vi.waitFor(() => expect([...rests.keys()]).toContain(rest));
      passes(300);
    }
    for (const over of rests.values()) over();
    expect(await renewed).toHaveLength(3);
    expect(read).toHaveBeenCalledTimes(2);
    stop();
    restored();
    database.close();
  });

  it('that take long are told although a row changed while they were read, and are read again', async () => {
    const database = await open();
    const { read, rests, restored } = costly(database, 400);
    const goOn = Promise.withResolvers<void>();
    let held: Promise<void> | null = null;
    const { next, stop } = reader(database.questions, 'entries', async () => {
      const rows = await read();
      await held;
      return rows;
    });
    await next();
    held = goOn.promise;
    const overtaken = next();
    await database.rows('catalogEntry').bulkPut(entries.slice(0, 1));
    await vi.waitFor(() => expect([...rests.keys()]).toContain(800));
    rests.get(800)?.();
    rests.clear();
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await database.rows('catalogEntry').bulkPut(entries.slice(1, 2));
    goOn.resolve();
    expect(await overtaken).toHaveLength(1);
    const renewed = next();
    await vi.waitFor(() => expect([...rests.keys()]).toContain(800));
    rests.get(800)?.();
    expect(await renewed).toHaveLength(2);
    stop();
    restored();
    database.close();
  });

  it('that take long and lose their reader while they rest are not read, and hold up no other', async () => {
    const database = await open();
    const { read, rests, restored } = costly(database, 400);
    const { next, stop } = reader(database.questions, 'entries', read);
    await next();
    await database.rows('catalogEntry').bulkPut(entries);
    await vi.waitFor(() => expect([...rests.keys()]).toContain(800));
    stop();
    rests.get(800)?.();
    await vi.waitFor(() => expect(database.questions.answerTo('entries')).toBeUndefined());
    const timers = vi.mocked(setTimeout);
    timers.mockClear();
    const other = reader(database.questions, 'other', async () => 'other');
    expect(await other.next()).toBe('other');
    expect(timers.mock.calls.map(([, pause]) => pause)).not.toContain(16);
    expect(read).toHaveBeenCalledTimes(1);
    other.stop();
    restored();
    database.close();
  });

  it('are let go where they took long, nobody reads them and a row changes, and are asked anew by who comes', async () => {
    const database = await open();
    const { read, restored } = costly(database, 400);
    const former = reader(database.questions, 'entries', read);
    await former.next();
    former.stop();
    expect(database.questions.answerTo('entries')).toEqual([]);
    const cheap = reader(database.questions, 'cheap', () => readTable(database, 'catalogEntry'));
    await cheap.next();
    const renewed = cheap.next();
    await database.rows('catalogEntry').bulkPut(entries);
    await renewed;
    await vi.waitFor(() => expect(database.questions.answerTo('entries')).toBeUndefined());
    expect(read).toHaveBeenCalledTimes(1);
    const { next, stop } = reader(database.questions, 'entries', read);
    expect(await next()).toHaveLength(entries.length);
    expect(read).toHaveBeenCalledTimes(2);
    for (const each of [stop, cheap.stop]) each();
    restored();
    database.close();
  });

  it('are told together when they are read together: nobody hears of one while another is under way', async () => {
    // Waited for longer than this machine takes between the two, whatever else it does.
    const questions = new LiveQuestions(60_000);
    const seen: unknown[] = [];
    const heard = () => seen.push([questions.answerTo('first'), questions.answerTo('second')]);
    const ask = (key: string) => {
      const [begun, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
      const { next } = reader(questions, key, () => {
        begun.resolve();
        return answer.promise;
      });
      questions.follow(key, () => answer.promise, heard);
      return { begun: begun.promise, answer, told: next() };
    };
    const [first, second] = [ask('first'), ask('second')];
    // The database asks each in a task of its own.
    await Promise.all([first.begun, second.begun]);
    first.answer.resolve('one');
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
    second.answer.resolve('two');
    await Promise.all([first.told, second.told]);
    expect(seen).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    questions.end();
  });

  it('are all told what one change made of them', async () => {
    const database = await open();
    const readers = ['entries', 'again'].map((key) =>
      reader(database.questions, key, () => readTable(database, 'catalogEntry')),
    );
    await Promise.all(readers.map(({ next }) => next()));
    const renewed = Promise.all(readers.map(({ next }) => next()));
    await database.rows('catalogEntry').bulkPut(entries);
    expect((await renewed).map((rows) => (rows as unknown[]).length)).toEqual([
      entries.length,
      entries.length,
    ]);
    for (const { stop } of readers) stop();
    database.close();
  });

  it('wait for one that takes long no longer than a frame', async () => {
    const questions = new LiveQuestions();
    const long = Promise.withResolvers<string>();
    const slow = reader(questions, 'slow', () => long.promise);
    const quick = reader(questions, 'quick', async () => 'quick');
    expect(await quick.next()).toBe('quick');
    expect(questions.answerTo('slow')).toBeUndefined();
    long.resolve('slow');
    expect(await slow.next()).toBe('slow');
    expect(questions.answerTo('quick')).toBe('quick');
  });

  it('A6 leave nothing in memory once the database is closed, and answer nobody any more', async () => {
    const database = await open();
    await database.rows('catalogEntry').bulkPut(entries);
    const read = vi.fn(() => readTable(database, 'catalogEntry'));
    const { next } = reader(database.questions, 'entries', read);
    await next();
    database.close();
    expect(database.questions.answerTo('entries')).toBeUndefined();
    database.questions.follow('entries', read, () => undefined);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('have no answer while the database cannot be read', async () => {
    const questions = new LiveQuestions();
    const { next } = reader(questions, 'q', () => Promise.reject(new Error('locked')));
    expect(await next()).toBeUndefined();
  });
});
