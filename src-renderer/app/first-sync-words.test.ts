import { expect, it } from 'vitest';
import { firstSyncWords } from './first-sync-words.ts';

const loading = { kept: 25_000, inAll: 100_000, rate: 3_214.6 };

it('tells count and rate while the first sync goes on, and no rate before there is one', () => {
  expect(firstSyncWords({ link: 'online', loadPaused: false, loading })).toBe(
    '首次同步目录 25,000 / 100,000 条，每秒 3,215 条',
  );
  expect(firstSyncWords({ link: 'online', loadPaused: false, loading: { ...loading, rate: null } })).toBe(
    '首次同步目录 25,000 / 100,000 条',
  );
});

it('S7 says why it stands still and what makes it go on', () => {
  const words = (link: 'offline' | 'needs-sign-in' | 'online', loadPaused: boolean) =>
    firstSyncWords({ link, loadPaused, loading });
  expect(words('offline', false)).toContain('连接中断');
  expect(words('offline', false)).toContain('自动接着收');
  expect(words('needs-sign-in', false)).toContain('重新登录后接着收');
  expect(words('online', true)).toContain('已暂停');
});
