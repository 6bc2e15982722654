import { expect, it } from 'vitest';
import { leastFreeBytes } from '#shared/contract/workstation.ts';
import { officers } from '../sync/testing/sample-rows.ts';
import type { Bridge } from './bridge-context.ts';
import { openDesk } from './open-desk.ts';

it('S9 no key is asked for and no database opened where the disk has filled since the program started', async () => {
  const asked: string[] = [];
  const services = {
    workstation: { info: async () => ({ freeBytes: leastFreeBytes - 1 }) },
    session: {
      rowKeys: async () => {
        asked.push('keys');
        throw new Error('asked for');
      },
    },
  };
  const bridge = { services, on: () => () => {} } as unknown as Bridge;
  await expect(openDesk(bridge, officers.applicant)).rejects.toMatchObject({
    code: 'storage.no-room',
    message: expect.stringContaining('清理磁盘'),
  });
  expect(asked).toEqual([]);
});
