import { type FileHandle, open, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { mutationOf, temporaryFolder } from '../testing/fixtures.ts';
import { openJournal } from './journal-file.ts';

type Call = 'appendFile' | 'datasync' | 'truncate';

/** A disk whose next calls of a kind fail as planned; a record that fails leaves ten bytes behind. */
function failingDisk() {
  const planned: Record<Call, { code: string; times: number }> = {
    appendFile: { code: '', times: 0 },
    datasync: { code: '', times: 0 },
    truncate: { code: '', times: 0 },
  };
  const demand = (call: Call) => {
    const plan = planned[call];
    if (plan.times === 0) return;
    plan.times -= 1;
    throw Object.assign(new Error('planted'), { code: plan.code });
  };
  const openFile: typeof open = async (...args) => {
    const handle = await open(...args);
    const { appendFile, datasync, truncate: cut } = handle;
    return Object.assign(handle, {
      async appendFile(line: Uint8Array) {
        if (planned.appendFile.times > 0) await appendFile.call(handle, line.subarray(0, 10));
        demand('appendFile');
        await appendFile.call(handle, line);
      },
      async datasync() {
        demand('datasync');
        await datasync.call(handle);
      },
      async truncate(length: number) {
        demand('truncate');
        await cut.call(handle, length);
      },
    } as Pick<FileHandle, Call>);
  };
  return {
    openFile,
    fail: (call: Call, code = 'EIO', times = 1) => Object.assign(planned[call], { code, times }),
    recover: () => {
      for (const plan of Object.values(planned)) plan.times = 0;
    },
  };
}

/** A journal on such a disk, and what the disk holds of it once it is closed. */
async function onFailingDisk() {
  const path = join(await temporaryFolder(), 'outbox.journal');
  const log = createRecordingLog();
  const disk = failingDisk();
  const openAgain = () =>
    openJournal({ path, key: new Uint8Array(16).fill(7), log, openFile: disk.openFile });
  return { path, log, disk, openAgain };
}

it.each([
  ['ENOSPC', 'journal.disk-full'],
  ['EDQUOT', 'journal.disk-full'],
  ['EIO', 'journal.write-failed'],
])('S9 a write that fails half-way with %s is %s, and the file is as it was', async (code, refusal) => {
  const { path, log, disk, openAgain } = await onFailingDisk();
  const journal = await openAgain();
  const [before, beside, lost, after] = [mutationOf(), mutationOf(), mutationOf(), mutationOf()];
  await journal.append(before);
  await journal.append(beside);
  const length = (await stat(path)).size;
  disk.fail('appendFile', code, 2);
  await expect(journal.append(lost)).rejects.toMatchObject({ code: refusal });
  await expect(journal.settle([before.id])).rejects.toMatchObject({ code: refusal });
  expect((await stat(path)).size).toBe(length);
  expect(await journal.pending()).toEqual([before, beside]);
  await journal.append(after);
  await journal.close();
  const again = await openAgain();
  expect(await again.pending()).toEqual([before, beside, after]);
  await again.close();
  expect(log.lines).toEqual([]);
});

it('S3 S9 an act kept after an emptying that the disk did not confirm is there after a restart', async () => {
  const { path, log, disk, openAgain } = await onFailingDisk();
  const journal = await openAgain();
  const [answered, later, last] = [mutationOf(), mutationOf(), mutationOf()];
  await journal.append(answered);
  disk.fail('datasync', 'ENOSPC');
  await expect(journal.settle([answered.id])).rejects.toMatchObject({ code: 'journal.disk-full' });
  await journal.append(later);
  await journal.append(last);
  await journal.close();
  expect(await readFile(path, 'latin1')).not.toContain('\0');
  const again = await openAgain();
  expect(await again.pending()).toEqual([later, last]);
  await again.close();
  expect(log.lines).toEqual([]);
});

it('S3 S9 a journal that somebody cut while it was open is written anew before the next act goes into it', async () => {
  const { path, log, openAgain } = await onFailingDisk();
  const journal = await openAgain();
  const [first, second, third] = [mutationOf(), mutationOf(), mutationOf()];
  await journal.append(first);
  await journal.append(second);
  await truncate(path, Math.floor((await stat(path)).size / 3));
  await journal.append(third);
  await journal.close();
  const again = await openAgain();
  expect(await again.pending()).toEqual([first, second, third]);
  await again.close();
  expect(log.lines).toEqual([]);
});

type Step =
  | { readonly do: 'append' | 'reopen' }
  | { readonly do: 'settle'; readonly which: number; readonly many: number }
  | { readonly do: 'fail'; readonly call: Call; readonly times: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'append' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      which: fc.nat(3),
      many: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'reopen' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      call: fc.constantFrom<Call>('appendFile', 'datasync', 'truncate'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

it('S3 S9 whatever of writing, confirming and cutting fails, every act that was acknowledged is there until it is settled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { log, disk, openAgain } = await onFailingDisk();
      let journal = await openAgain();
      const acknowledged = new Set<string>();
      // Refused, or asked to be settled in vain: there or not, as far as the officer was told.
      const either = new Set<string>();
      for (const one of steps) {
        if (one.do === 'fail') disk.fail(one.call, 'ENOSPC', one.times);
        if (one.do === 'append') {
          const act = mutationOf();
          await journal.append(act).then(
            () => acknowledged.add(act.id),
            () => either.add(act.id),
          );
        }
        if (one.do === 'settle') {
          const waiting = (await journal.pending()).map(({ id }) => id);
          const from = one.which % Math.max(1, waiting.length);
          const chosen = waiting.slice(from, from + one.many);
          const settled = await journal.settle(chosen).then(
            () => true,
            () => false,
          );
          for (const id of chosen) {
            acknowledged.delete(id);
            if (!settled) either.add(id);
          }
        }
        if (one.do === 'reopen') {
          await journal.close();
          disk.recover();
          journal = await openAgain();
        }
        const pending = (await journal.pending()).map(({ id }) => id);
        expect(pending.filter((id) => !either.has(id))).toEqual([...acknowledged]);
      }
      await journal.close();
      disk.recover();
      const last = await openAgain();
      const found = (await last.pending()).map(({ id }) => id);
      expect(found.filter((id) => !either.has(id))).toEqual([...acknowledged]);
      await last.close();
      expect(log.lines).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
