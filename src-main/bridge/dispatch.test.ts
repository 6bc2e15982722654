import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BridgeError, type ImplementationOf } from '#shared/contract/service.ts';
import { createDispatcher } from './dispatch.ts';
import { createRecordingLog } from './testing/recording-log.ts';

const contract = {
  notes: {
    methods: {
      add: {
        input: z.strictObject({ lines: z.array(z.strictObject({ text: z.string() })) }),
        output: z.strictObject({ count: z.int() }),
      },
      read: { input: z.null(), output: z.object({ text: z.string() }) },
      nothing: { input: z.null(), output: z.unknown() },
    },
    events: {},
  },
};

const secret = '张三 140902199001011234';

const implementation: ImplementationOf<typeof contract> = {
  notes: {
    add: async ({ lines }) => {
      if (lines.length === 0) throw new BridgeError('notes.empty', '没有内容。', 'lines');
      if (lines[0]?.text === 'crash') throw new TypeError(secret);
      return { count: lines[0]?.text === 'half' ? 0.5 : lines.length };
    },
    read: async () => ({ text: 'a', key: 'bytes of a key' }),
    nothing: async () => undefined,
  },
};

function open() {
  const log = createRecordingLog();
  return { log, dispatch: createDispatcher(contract, implementation, log) };
}

const request = (method: string, input: unknown, service = 'notes') => ({
  kind: 'request',
  id: 7,
  service,
  method,
  input,
});

async function refusalOf(frame: unknown) {
  const reply = await open().dispatch(frame);
  return reply.ok ? null : { id: reply.id, code: reply.error.code, field: reply.error.field };
}

describe('dispatcher', () => {
  it('E6 runs a valid request and answers with its value', async () => {
    const reply = await open().dispatch(request('add', { lines: [{ text: 'a' }, { text: 'b' }] }));
    expect(reply).toEqual({ kind: 'reply', id: 7, ok: true, value: { count: 2 } });
  });

  it.each([
    ['null', null, -1],
    ['text', 'request', -1],
    ['no id', { kind: 'request' }, -1],
    ['an event', { kind: 'event', id: 3, service: 'notes', event: 'x', payload: 1 }, 3],
    ['an extra key', { ...request('add', { lines: [] }), extra: 1 }, 7],
    ['an inherited id', Object.create({ id: 5 }), -1],
  ])('E6 refuses a malformed frame: %s', async (_what, frame, id) => {
    expect(await refusalOf(frame)).toEqual({ id, code: 'bridge.malformed', field: undefined });
  });

  it.each(['other', '__proto__', 'constructor', 'toString'])('E6 refuses the service %s', async (service) => {
    expect(await refusalOf(request('add', {}, service))).toMatchObject({ code: 'bridge.unknown-service' });
  });

  it.each(['other', '__proto__', 'constructor', 'valueOf'])('E6 refuses the method %s', async (method) => {
    expect(await refusalOf(request(method, {}))).toMatchObject({ code: 'bridge.unknown-method' });
  });

  it.each([
    [{ lines: [{ text: 'a' }, { text: 5 }] }, 'lines.1.text'],
    [{ lines: 'a' }, 'lines'],
    [{ lines: [], colour: 'red' }, 'colour'],
    [{ lines: [{ text: 'a', mark: 1 }] }, 'lines.0.mark'],
  ])('E6 names the field of an invalid input %#', async (input, field) => {
    expect(await refusalOf(request('add', input))).toEqual({ id: 7, code: 'bridge.invalid-input', field });
  });

  it('E6 passes a refusal of the service through with its code, sentence and field', async () => {
    const reply = await open().dispatch(request('add', { lines: [] }));
    expect(reply).toMatchObject({ error: { code: 'notes.empty', message: '没有内容。', field: 'lines' } });
  });

  it('E6 never sends a field the contract does not name', async () => {
    const reply = await open().dispatch(request('read', null));
    expect(reply).toMatchObject({ ok: true, value: { text: 'a' } });
    expect(JSON.stringify(reply)).not.toContain('key');
  });

  it('E6 refuses to send an output that breaks the contract, and logs where', async () => {
    const { dispatch, log } = open();
    const reply = await dispatch(request('add', { lines: [{ text: 'half' }] }));
    expect(reply).toMatchObject({ error: { code: 'bridge.invalid-output' } });
    expect(log.lines).toEqual([
      {
        level: 'error',
        event: 'bridge.invalid-output',
        facts: { service: 'notes', method: 'add', field: 'count' },
      },
    ]);
  });

  it('E6 refuses to answer with nothing, which JSON could not carry', async () => {
    expect(await refusalOf(request('nothing', null))).toMatchObject({ code: 'bridge.invalid-output' });
  });

  it('E11 an unforeseen error tells neither the window nor the log what it was about', async () => {
    const { dispatch, log } = open();
    const reply = await dispatch(request('add', { lines: [{ text: 'crash' }] }));
    expect(reply).toMatchObject({ error: { code: 'bridge.internal' } });
    expect(log.lines[0]?.facts).toEqual({ service: 'notes', method: 'add', error: 'TypeError' });
    expect(JSON.stringify([reply, log.lines])).not.toContain('张三');
  });
});
