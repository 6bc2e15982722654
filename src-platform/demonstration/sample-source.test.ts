import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSampleFile, sampleResources } from './sample-records.ts';
import { findRecords, type SampleSource, startSampleSource } from './sample-source.ts';

const secret = 'secret-of-the-test';
const lines: string[] = [];
let source: SampleSource;
beforeAll(async () => {
  source = await startSampleSource({ secret, log: (line) => lines.push(line) });
});
afterAll(() => source.close());

const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${source.url}${path}`, { headers: { 'x-source-secret': secret }, ...init });
  return {
    status: response.status,
    body: (await response.json()) as { records?: unknown[]; total?: number },
  };
};
const records = (id: string, key: string) => ask(`/resources/${id}/records?key=${encodeURIComponent(key)}`);
const [person] = readSampleFile().persons;
const [marriage] = readSampleFile().marriages;
const [company] = readSampleFile().companies;

describe('the sample source', () => {
  it('[R028] answers a person by number and by name, keyed by information item', async () => {
    const byNumber = await records('entry-rk-001', person?.idNumber ?? '');
    expect(byNumber).toMatchObject({ status: 200, body: { total: 1, records: [{ name: person?.name }] } });
    expect((await records('entry-rk-001', person?.name ?? '')).body).toEqual(byNumber.body);
  });

  it('[R028] answers each of the four resources', async () => {
    const marriageAnswer = await records('entry-mz-001', marriage?.wife ?? '');
    expect(marriageAnswer.body).toMatchObject({ records: [{ 'husband-id-number': marriage?.husband }] });
    const companyAnswer = await records('entry-fr-001', company?.creditCode ?? '');
    expect(companyAnswer.body).toMatchObject({ records: [{ name: company?.name }] });
    const assistance = await records('entry-yb-001', person?.idNumber ?? '');
    expect(assistance.body).toMatchObject({ records: [{ category: person?.assistanceCategory }] });
  });

  it('[R049] finds nothing for a part of a number', async () => {
    const answer = await records('entry-rk-001', (person?.idNumber ?? '').slice(0, 17));
    expect(answer).toEqual({ status: 200, body: { records: [], total: 0 } });
  });

  it('[R049] cuts the records at the limit and still counts all', () => {
    const resource = { keys: ['name'], records: Array.from({ length: 30 }, () => ({ name: '同名' })) };
    const found = findRecords(resource, '同名', 20);
    expect([found.records.length, found.total]).toEqual([20, 30]);
  });

  it('[R049] refuses a wrong or missing secret before anything else', async () => {
    for (const headers of [{}, { 'x-source-secret': 'wrong' }, { 'x-source-secret': `${secret}x` }]) {
      expect((await ask('/resources/entry-rk-001/records?key=a', { headers })).status).toBe(401);
      expect((await ask('/resources/nothing/records?key=a', { headers })).status).toBe(401);
    }
  });

  it('[R049] refuses unknown resources, malformed queries and other methods', async () => {
    const known = '/resources/entry-rk-001/records';
    expect((await ask('/resources/entry-rk-999/records?key=a')).status).toBe(404);
    expect((await ask('/')).status).toBe(404);
    for (const query of ['', '?key=', '?key=a&key=b', '?key=%ff', `?key=${'a'.repeat(101)}`]) {
      expect((await ask(`${known}${query}`)).status, query).toBe(400);
    }
    for (const limit of ['0', '21', '-1', '1.5', 'x', '']) {
      expect((await ask(`${known}?key=a&limit=${limit}`)).status, limit).toBe(400);
    }
    expect(
      (await ask(`${known}?key=a`, { method: 'POST', headers: { 'x-source-secret': secret } })).status,
    ).toBe(405);
  });

  it('[R020] logs each request without what was asked for', async () => {
    lines.length = 0;
    await records('entry-rk-001', person?.idNumber ?? '');
    expect(lines).toEqual(['sample source: GET answered 200']);
  });

  it('[R049] does not start with an empty secret', async () => {
    await expect(startSampleSource({ secret: '', log: () => undefined })).rejects.toThrow(/secret is empty/u);
  });

  it('refuses a marriage of persons it does not know', () => {
    const file = readSampleFile();

    expect(() => sampleResources({ ...file, persons: [] })).toThrow(/marriage of nobody/u);
  });
});
