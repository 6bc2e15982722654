import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyFrame, RequestFrame } from '#shared/contract/frame.ts';
import type { Pipe } from '../../src-renderer/bridge/pipe.ts';
import { createClient } from '../../src-renderer/bridge/typed-client.ts';
import { notebookContract } from './notebook-contract.ts';

/** A bridge over the notebook contract, open at both ends. */
export type OpenBridge = { readonly pipe: Pipe; readonly close: () => Promise<void> };

/** What every pipe between window and main must do, run on each of them. */
export function describeBridge(name: string, open: () => Promise<OpenBridge>): void {
  describe(`bridge over ${name}`, () => {
    let bridge: OpenBridge;
    beforeEach(async () => {
      bridge = await open();
    });
    afterEach(() => bridge.close());

    const client = () => createClient(notebookContract, bridge.pipe);
    const notebook = () => client().services.notebook;
    const send = (change: Partial<RequestFrame>): Promise<ReplyFrame> =>
      bridge.pipe.send({
        kind: 'request',
        id: 90,
        service: 'notebook',
        method: 'refuse',
        input: {},
        ...change,
      });

    it('carries a request and its reply, rare characters included', async () => {
      const title = '忻州市 葛\u{E0100} 𠮷 \u{30000} "\\\u2028';
      expect(await notebook().add({ title, pages: [{ number: 1 }] })).toEqual({ title, pages: 1 });
    });

    it('carries a refusal with code, sentence and field', async () => {
      const refusal = {
        name: 'BridgeError',
        code: 'notebook.full',
        message: '笔记本已写满。',
        field: 'pages',
      };
      await expect(notebook().refuse({})).rejects.toMatchObject(refusal);
    });

    it('E6 names the field of an invalid input', async () => {
      const adding = notebook().add({ title: 'a', pages: [{ number: 1 }, { number: 1.5 }] });
      await expect(adding).rejects.toMatchObject({ code: 'bridge.invalid-input', field: 'pages.1.number' });
    });

    it('E6 an unforeseen error and a broken answer tell nothing of what they were about', async () => {
      const crash = await send({ method: 'crash' });
      expect(crash).toMatchObject({ ok: false, error: { code: 'bridge.internal' } });
      expect(JSON.stringify(crash)).not.toContain('张三');
      expect(await send({ method: 'lie' })).toMatchObject({ error: { code: 'bridge.invalid-output' } });
    });

    it.each(['nothing', '__proto__', 'constructor', 'toString'])(
      'E6 refuses the name %s',
      async (unknown) => {
        expect(await send({ method: unknown })).toMatchObject({ error: { code: 'bridge.unknown-method' } });
        expect(await send({ service: unknown })).toMatchObject({ error: { code: 'bridge.unknown-service' } });
      },
    );

    it('gives each of several open requests its own answer, in whatever order they come', async () => {
      const caller = notebook();
      const order: string[] = [];
      const keys = ['a', 'b', 'c'];
      const holding = keys.map((key) => caller.hold({ key }).then((reply) => order.push(reply.key)));
      for (const [index, key] of ['c', 'a', 'b'].entries()) {
        await caller.release({ key });
        await Promise.race(holding.filter((_, position) => keys[position] === key));
        expect(order).toHaveLength(index + 1);
      }
      expect(order).toEqual(['c', 'a', 'b']);
    });

    it('brings events to every subscriber until it leaves', async () => {
      const { on, services } = client();
      const heard: string[][] = [[], []];
      const stops = heard.map((titles) => on('notebook', 'changed', ({ title }) => titles.push(title)));
      await services.notebook.announce({ title: '一' });
      stops[0]?.();
      await services.notebook.announce({ title: '二' });
      expect(heard).toEqual([['一'], ['一', '二']]);
    });

    it('L9 E6 refuses a request over 1 MiB and goes on working', async () => {
      const title = '数'.repeat(350_000);
      await expect(notebook().add({ title, pages: [] })).rejects.toMatchObject({ code: 'bridge.too-large' });
      expect(await notebook().add({ title: '小', pages: [] })).toEqual({ title: '小', pages: 0 });
    });

    it.each([0, 1, 3_000_000])('carries a file of %d bytes as bytes, beside its words', async (size) => {
      const { caption, image } = await notebook().picture({ size });
      expect(caption).toBe(`第 1 页，${size} 字节`);
      expect(image).toBeInstanceOf(Uint8Array);
      expect(Buffer.from(image).equals(Buffer.from(Uint8Array.from({ length: size }, (_, at) => at)))).toBe(
        true,
      );
    });

    it('carries a request of nearly 1 MiB whole, and answers larger than that', async () => {
      const title = '数'.repeat(349_000);
      expect((await notebook().add({ title, pages: [] })).title).toBe(title);
    });
  });
}
