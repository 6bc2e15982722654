/** What journeys through 目录 share. */
import { expect } from '@playwright/test';
import { inventedEntry } from '#shared/domain/catalog/invented/invented-entry.ts';
import { signInBody } from '../../conformance/platform-office.ts';
import type { Program } from './programs.ts';

/** How 目录 counts where nothing is asked: rows of a question before are gone. */
export const wholeCount = /^(?<all>\d+) 条 \/ 共 \k<all> 条$/u;

/** Publishes an entry as another workstation of 市民政局 would. */
export const publishEntry = async (platform: Program, name: string): Promise<void> => {
  const post = async (path: string, body: object, token = ''): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${platform.ready.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Record<string, unknown>;
  };
  const { token } = await post('/session', signInBody('minzheng.zhang'));
  const { entry } = inventedEntry(1, 1, [{ id: 'dept-minzheng', name: '忻州市民政局' }]);
  const entries = [{ key: name, entry: { ...entry, name, library: { kind: 'department' } } }];
  await post('/catalog/import', { departmentId: 'dept-minzheng', entries }, String(token));
};
