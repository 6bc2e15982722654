import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutationOf } from '../testing/fixtures.ts';
import { open, password, start } from './testing/sealed-desk.ts';

describe('a workstation out of service', () => {
  it('A8 S15 destroys the keys, erases the rest, writes a receipt, and keeps unsent acts for the same officer', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    await desk.service.rowKeys({ officerId: 'officer-a' });
    await desk.journal.append({ mutation: mutationOf() });
    const folder = desk.folderOf('officer-a');
    const held = desk.access.current()?.dataKey;
    platform.revoked = 'device';
    await expect(desk.turnedAway()).rejects.toMatchObject({ code: 'session.device-refused' });
    expect(held).toEqual(new Uint8Array(32));
    expect((await readdir(folder)).sort()).toEqual(['outbox.journal', 'recovery.json']);
    expect(desk.emitted.at(-1)).toMatchObject({
      state: 'signed-out',
      officer: null,
      erased: { reason: 'device', officerIds: ['officer-a'], keptActs: true },
    });
    expect(desk.restErased()).toBe(1);
    const receipts = await readdir(join(folder, '..', '..', 'receipts'));
    expect(receipts).toEqual([`erased-${start}.json`]);
    const again = await desk.restart();
    expect((await again.service.status({})).erased).toMatchObject({ keptActs: true });
    await expect(again.service.unlock({ password })).rejects.toMatchObject({ code: 'session.no-officer' });

    platform.revoked = null;
    expect(await again.signIn()).toMatchObject({ state: 'unlocked', erased: null });
    expect((await again.journal.pending({ officerId: 'officer-a' })).mutations).toHaveLength(1);
  });

  it('A8 keeps nothing where nothing waited', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    const acts = [mutationOf(), mutationOf()];
    for (const mutation of acts) await desk.journal.append({ mutation });
    for (const { id } of acts) await desk.journal.settle({ officerId: 'officer-a', ids: [id] });
    platform.revoked = 'account';
    await desk.turnedAway().catch(() => {});
    expect(await readdir(desk.folderOf('officer-a'))).toEqual([]);
    expect(desk.emitted.at(-1)?.erased).toMatchObject({ keptActs: false });
    expect(desk.restErased()).toBe(0);
  });

  it('is erased at a sign-in that is turned away, too', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    const again = await desk.restart();
    platform.revoked = 'device';
    await expect(again.signIn()).rejects.toMatchObject({ code: 'session.device-refused' });
    expect(await again.state()).toBe('signed-out');
    expect((await again.service.status({})).erased).not.toBeNull();
  });

  it('is not erased at anybody’s word but the platform’s, under its seal', async () => {
    const { platform, desk } = await open();
    await desk.signIn();
    platform.revoked = 'device';
    platform.forged = true;
    await desk.turnedAway().catch(() => {});
    platform.forged = false;
    platform.revoked = null;
    await desk.turnedAway().catch(() => {});
    expect(await desk.state()).toBe('unlocked');
    expect((await stat(join(desk.folderOf('officer-a'), 'unlock.json'))).size).toBeGreaterThan(0);
  });
});
