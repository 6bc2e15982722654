import { z } from 'zod';
import { BridgeError, type ImplementationOf } from '#shared/contract/service.ts';
import type { EventHub } from '../../src-main/bridge/event-hub.ts';

const text = z.string().max(2_000_000);

/** A small contract with one method for each thing a bridge can do right or wrong. */
export const notebookContract = {
  notebook: {
    methods: {
      add: {
        input: z.strictObject({ title: text, pages: z.array(z.strictObject({ number: z.int() })) }),
        output: z.strictObject({ title: text, pages: z.int() }),
      },
      /** Answers when `release` is called with the same key. */
      hold: { input: z.strictObject({ key: text }), output: z.strictObject({ key: text }) },
      release: { input: z.strictObject({ key: text }), output: z.strictObject({}) },
      refuse: { input: z.strictObject({}), output: z.strictObject({}) },
      crash: { input: z.strictObject({}), output: z.strictObject({}) },
      /** Its answer breaks the contract. */
      lie: { input: z.strictObject({}), output: z.strictObject({ pages: z.int() }) },
      /** A picture of so many bytes, which are numbered. */
      picture: {
        input: z.strictObject({ size: z.int() }),
        output: z.strictObject({ caption: text, image: z.instanceof(Uint8Array) }),
      },
      /** Tells the window the title as an event, then answers. */
      announce: { input: z.strictObject({ title: text }), output: z.strictObject({}) },
    },
    events: { changed: z.strictObject({ title: text }) },
  },
};

export type NotebookContract = typeof notebookContract;

export function implementNotebook(events: EventHub<NotebookContract>): ImplementationOf<NotebookContract> {
  const held = new Map<string, () => void>();
  return {
    notebook: {
      add: async ({ title, pages }) => ({ title, pages: pages.length }),
      hold: ({ key }) => new Promise((resolve) => held.set(key, () => resolve({ key }))),
      release: async ({ key }) => {
        held.get(key)?.();
        return {};
      },
      refuse: async () => {
        throw new BridgeError('notebook.full', '笔记本已写满。', 'pages');
      },
      crash: async () => {
        throw new Error('张三 140902199001011234');
      },
      lie: async () => ({ pages: 0.5 }),
      picture: async ({ size }) => ({
        caption: `第 1 页，${size} 字节`,
        image: Uint8Array.from({ length: size }, (_, at) => at),
      }),
      announce: async ({ title }) => {
        events.emit('notebook', 'changed', { title });
        return {};
      },
    },
  };
}
