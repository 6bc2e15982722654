import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkerReply, WorkerRequest } from './segment-worker.ts';
import { createWorkerSegments } from './worker-segments.ts';

type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** Workers that answer as the test says; every call that any of them was sent. */
function workersThat(answer: (request: WorkerRequest) => Outcome) {
  const calls: string[] = [];
  const made: { ended: boolean }[] = [];
  class FakeWorker {
    ended = false;
    onmessage: (event: { data: WorkerReply }) => void = () => undefined;
    constructor() {
      made.push(this);
    }
    postMessage(request: WorkerRequest) {
      calls.push(request.call);
      queueMicrotask(() => this.onmessage({ data: { ...answer(request), number: request.number } }));
    }
    terminate() {
      this.ended = true;
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return { calls, made };
}

beforeEach(() => {
  vi.stubGlobal('location', { href: 'http://desk/', origin: 'http://desk' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('S17 a worker that could not begin is begun again by the next segment', async () => {
  let full = true;
  const { calls, made } = workersThat(({ call }) =>
    call === 'begin' && full ? { ok: false, name: 'QuotaExceededError', message: 'full' } : { ok: true },
  );
  const segments = createWorkerSegments('applicant', () => new MessageChannel().port1);
  await expect(segments.keep('d', new Uint8Array(1))).rejects.toMatchObject({ name: 'QuotaExceededError' });
  full = false;
  await segments.keep('d', new Uint8Array(1));
  await segments.finish();
  expect(calls).toEqual(['begin', 'begin', 'keep', 'finish']);
  segments.end();
  await Promise.resolve();
  expect(made.map(({ ended }) => ended)).toEqual([true, true]);
  segments.prepare();
  await expect(segments.keep('d', new Uint8Array(1))).rejects.toThrow('ended');
  expect(made).toHaveLength(2);
});

it('S17 a worker made ready keeps the first segment; one that failed meanwhile is begun again', async () => {
  let begun = 0;
  const { calls } = workersThat(({ call }) => {
    if (call === 'begin') begun += 1;
    return begun === 1 ? { ok: false, name: 'QuotaExceededError', message: 'full' } : { ok: true };
  });
  const segments = createWorkerSegments('applicant', () => new MessageChannel().port1);
  segments.prepare();
  await vi.waitFor(() => {
    segments.prepare();
    expect(calls).toEqual(['begin', 'begin']);
  });
  await segments.keep('d', new Uint8Array(1));
  expect(calls).toEqual(['begin', 'begin', 'keep']);
  segments.end();
});

it('S7 segments are kept side by side, and each asker hears of its own', async () => {
  const sent: WorkerRequest[] = [];
  let reply: (data: WorkerReply) => void = () => undefined;
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: (event: { data: WorkerReply }) => void = () => undefined;
      postMessage(request: WorkerRequest) {
        reply = (data) => this.onmessage({ data });
        sent.push(request);
        if (request.call === 'begin') queueMicrotask(() => reply({ ok: true, number: request.number }));
      }
      terminate() {}
    },
  );
  const segments = createWorkerSegments('applicant', () => new MessageChannel().port1);
  const outcomes = Promise.allSettled(['a', 'b', 'c'].map((each) => segments.keep(each, new Uint8Array(1))));
  await vi.waitFor(() => expect(sent).toHaveLength(4));
  const numberOf = (digest: string) =>
    sent.find((request) => request.call === 'keep' && request.digest === digest)?.number ?? 0;
  reply({ ok: true, number: numberOf('c') });
  reply({ ok: false, name: 'QuotaExceededError', message: 'full', number: numberOf('a') });
  reply({ ok: true, number: numberOf('b') });
  expect(await outcomes).toMatchObject([
    { status: 'rejected', reason: { name: 'QuotaExceededError' } },
    { status: 'fulfilled' },
    { status: 'fulfilled' },
  ]);
  const left = Promise.allSettled(['d', 'e'].map((each) => segments.keep(each, new Uint8Array(1))));
  await vi.waitFor(() => expect(sent).toHaveLength(6));
  segments.end();
  expect((await left).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
