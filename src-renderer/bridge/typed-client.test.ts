import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventFrame, ReplyFrame, RequestFrame } from '#shared/contract/frame.ts';
import { createListeners } from './listeners.ts';
import type { Pipe } from './pipe.ts';
import { createClient } from './typed-client.ts';

const contract = {
  notes: {
    methods: { count: { input: z.strictObject({}), output: z.strictObject({ count: z.int() }) } },
    events: { changed: z.strictObject({ count: z.int() }) },
  },
};

function open(value: unknown) {
  const sent: RequestFrame[] = [];
  const events = createListeners<EventFrame>();
  const pipe: Pipe = {
    async send(frame) {
      sent.push(frame);
      return { kind: 'reply', id: frame.id, ok: true, value } satisfies ReplyFrame;
    },
    subscribe: events.add,
    onClosed: () => () => {},
  };
  return { sent, events, client: createClient(contract, pipe) };
}

const event = (change: Partial<EventFrame>): EventFrame => ({
  kind: 'event',
  service: 'notes',
  event: 'changed',
  payload: { count: 1 },
  ...change,
});

describe('typed client', () => {
  it('sends every call under an id of its own', async () => {
    const { client, sent } = open({ count: 3 });
    expect(await client.services.notes.count({})).toEqual({ count: 3 });
    await client.services.notes.count({});
    expect(sent).toEqual([
      { kind: 'request', id: 1, service: 'notes', method: 'count', input: {} },
      { kind: 'request', id: 2, service: 'notes', method: 'count', input: {} },
    ]);
  });

  it('E6 does not show a value that breaks the contract', async () => {
    const { client } = open({ count: 'three' });
    await expect(client.services.notes.count({})).rejects.toMatchObject({ code: 'bridge.invalid-output' });
  });

  it('E6 hears only the event it asked for, and only with a valid payload', () => {
    const { client, events } = open(null);
    const heard: unknown[] = [];
    const leave = client.on('notes', 'changed', (payload) => heard.push(payload));
    events.tell(event({}));
    events.tell(event({ service: 'other' }));
    events.tell(event({ event: 'other' }));
    events.tell(event({ payload: { count: 'one' } }));
    leave();
    events.tell(event({ payload: { count: 2 } }));
    expect(heard).toEqual([{ count: 1 }]);
  });
});
