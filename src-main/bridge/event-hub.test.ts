import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventFrame } from '#shared/contract/frame.ts';
import { createEventHub } from './event-hub.ts';
import { createRecordingLog } from './testing/recording-log.ts';

const contract = { sync: { methods: {}, events: { changed: z.strictObject({ rows: z.int() }) } } };

describe('event hub', () => {
  it('E6 delivers a valid event to every subscriber until it leaves', () => {
    const hub = createEventHub(contract, createRecordingLog());
    const first: EventFrame[] = [];
    const second: EventFrame[] = [];
    const leave = hub.subscribe((frame) => first.push(frame));
    hub.subscribe((frame) => second.push(frame));
    hub.emit('sync', 'changed', { rows: 1 });
    leave();
    hub.emit('sync', 'changed', { rows: 2 });
    expect(first).toEqual([{ kind: 'event', service: 'sync', event: 'changed', payload: { rows: 1 } }]);
    expect(second.map((frame) => frame.payload)).toEqual([{ rows: 1 }, { rows: 2 }]);
  });

  it('E6 sends nothing when the payload breaks the contract', () => {
    const hub = createEventHub(contract, createRecordingLog());
    const heard: EventFrame[] = [];
    hub.subscribe((frame) => heard.push(frame));
    expect(() => hub.emit('sync', 'changed', { rows: 1.5 })).toThrow(
      expect.objectContaining({ code: 'bridge.invalid-output' }),
    );
    expect(heard).toEqual([]);
  });

  it('a subscriber that fails does not keep the others from hearing', () => {
    const log = createRecordingLog();
    const hub = createEventHub(contract, log);
    const heard: EventFrame[] = [];
    hub.subscribe(() => {
      throw new Error('window is gone');
    });
    hub.subscribe((frame) => heard.push(frame));
    hub.emit('sync', 'changed', { rows: 3 });
    expect(heard).toHaveLength(1);
    expect(log.lines.map((line) => line.event)).toEqual(['bridge.event-not-delivered']);
  });
});
