import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import type { MutationResult } from '#shared/protocol/push.ts';
import { nowhere } from '../data/records.ts';
import { createBatchSender } from './send-batch.ts';
import type { SyncServices } from './sync-deps.ts';
import { numberedId } from './testing/manual-environment.ts';

const acts = Array.from({ length: 40 }, (_, index) => ({
  id: numberedId(index),
  name: 'case.submit',
  args: {},
  madeAt: 0,
  officerId: 'applicant',
}));

/** A courier that fails on a batch holding one of the named acts. */
const courierFailing = (code: string, poison: readonly string[]) => {
  const sizes: number[] = [];
  const push: SyncServices['courier']['push'] = async ({ mutations }) => {
    sizes.push(mutations.length);
    if (mutations.some(({ id }) => poison.includes(id))) throw new BridgeError(code, code);
    const results = mutations.map(({ id }): MutationResult => ({ id, status: 'applied' }));
    return { results, stamp: 0, anchor: '' };
  };
  const unused = () => Promise.reject(new Error('not asked for'));
  const manifest = async () => ({ segments: [], cursor: 'c', stamp: 0, serverTime: 0 });
  const courier = { push, pull: unused, manifest, segment: unused, dutiesChanged: unused, link: unused };
  return { sizes, courier };
};

const senderOf = (courier: SyncServices['courier'], failing: Set<string>) => {
  const send = createBatchSender({ courier, officerId: 'applicant' }, failing);
  return (batch: Parameters<typeof send>[0]) => send(batch, nowhere);
};

describe('sending a batch', () => {
  it('S16 refuses the act that cannot be carried and gets an answer for all others', async () => {
    const { courier, sizes } = courierFailing('request.invalid', [numberedId(17)]);
    const { results } = await senderOf(courier, new Set())(acts);
    expect(results.map(({ id }) => id)).toEqual(acts.map(({ id }) => id));
    expect(results.filter(({ status }) => status === 'refused')).toEqual([
      { id: numberedId(17), status: 'refused', code: 'request.invalid' },
    ]);
    expect(sizes.length).toBeLessThan(15);
  });

  it('S16 refuses nothing where the platform is of another release, whatever it finds wrong', async () => {
    for (const code of ['request.invalid', 'request.too-large']) {
      const { courier, sizes } = courierFailing(
        code,
        acts.map(({ id }) => id),
      );
      const manifest = () => Promise.reject(new BridgeError('protocol.unsupported', '请升级'));
      await expect(senderOf({ ...courier, manifest }, new Set())(acts)).rejects.toMatchObject({
        code: 'protocol.unsupported',
      });
      expect(sizes).toEqual([40]);
    }
  });

  it('S16 leaves an act that the platform fails over for the next round', async () => {
    const { courier } = courierFailing('platform.internal', [numberedId(0), numberedId(39)]);
    const { results } = await senderOf(courier, new Set())(acts);
    expect(results.map(({ id }) => id)).toEqual(acts.slice(1, 39).map(({ id }) => id));
  });

  it('S16 goes on past any number of acts that the platform fails over, once it has answered one', async () => {
    const poison = [5, 6, 7, 8, 20].map(numberedId);
    const { courier } = courierFailing('platform.internal', poison);
    const failing = new Set<string>();
    const { results } = await senderOf(courier, failing)(acts);
    expect(results).toHaveLength(acts.length - poison.length);
    expect([...failing]).toEqual(poison);
  });

  it('S16 knows in the next round which acts failed, and forgets one that is answered', async () => {
    const failing = new Set<string>();
    const atTheHead = courierFailing('platform.internal', [0, 1, 2].map(numberedId));
    await expect(senderOf(atTheHead.courier, failing)(acts)).rejects.toMatchObject({
      code: 'platform.internal',
    });
    expect([...failing]).toEqual([0, 1, 2].map(numberedId));
    const mended = courierFailing('platform.internal', [numberedId(1)]);
    await senderOf(mended.courier, failing)(acts.slice(0, 3));
    expect([...failing]).toEqual([numberedId(1)]);
  });

  it('S16 an act that something on the way turns down waits behind the others, and is not refused', async () => {
    const { courier } = courierFailing('platform.garbled', [numberedId(7)]);
    const failing = new Set<string>();
    const { results } = await senderOf(courier, failing)(acts);
    expect(results.map(({ id }) => id)).toEqual(
      acts.map(({ id }) => id).filter((id) => id !== numberedId(7)),
    );
    expect(results.every(({ status }) => status === 'applied')).toBe(true);
    expect([...failing]).toEqual([numberedId(7)]);
  });

  it('S16 a way on which everything is turned down is asked twice, and no act is held to be at fault', async () => {
    const { courier, sizes } = courierFailing(
      'platform.garbled',
      acts.map(({ id }) => id),
    );
    const manifest = () => Promise.reject(new BridgeError('platform.garbled', '要登录的网页'));
    const failing = new Set<string>();
    await expect(senderOf({ ...courier, manifest }, failing)(acts)).rejects.toMatchObject({
      code: 'platform.garbled',
    });
    expect(sizes).toEqual([40]);
    expect(failing.size).toBe(0);
  });

  it('S11 S16 what stands on an act without an answer waits with it, in that round and the next', async () => {
    const [ground, other] = [numberedId(3), numberedId(9)];
    const standing = acts.map((act) => {
      if (act.id === numberedId(5)) return { ...act, standsOn: [ground] };
      if (act.id === numberedId(30)) return { ...act, standsOn: [numberedId(5)] };
      return act.id === numberedId(31) ? { ...act, standsOn: [other] } : act;
    });
    const { courier } = courierFailing('platform.internal', [ground]);
    const failing = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      const { results } = await senderOf(courier, failing)(standing);
      const left = acts.map(({ id }) => id).filter((id) => !results.some((result) => result.id === id));
      expect(left).toEqual([3, 5, 30].map(numberedId));
    }
    const mended = courierFailing('platform.internal', []);
    const { results } = await senderOf(mended.courier, failing)(standing.slice(3, 4));
    expect(results).toHaveLength(1);
    expect((await senderOf(mended.courier, failing)(standing)).results).toHaveLength(40);
  });

  it('gives up soon on a platform that fails over everything', async () => {
    const { courier, sizes } = courierFailing(
      'platform.internal',
      acts.map(({ id }) => id),
    );
    await expect(senderOf(courier, new Set())(acts)).rejects.toMatchObject({
      code: 'platform.internal',
    });
    expect(sizes.length).toBeLessThan(15);
  });

  it('asks once where the platform cannot be reached', async () => {
    const { courier, sizes } = courierFailing('platform.unreachable', [numberedId(3)]);
    await expect(senderOf(courier, new Set())(acts)).rejects.toMatchObject({
      code: 'platform.unreachable',
    });
    expect(sizes).toEqual([40]);
  });
});
