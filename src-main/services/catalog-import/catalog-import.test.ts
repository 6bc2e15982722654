import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importCatalogRequest } from '#shared/protocol/import-catalog.ts';
import { batchSize, importRecords, summaryOf } from './import-records.ts';
import { mapRecord } from './map-record.ts';

const record = {
  id: 'china-example',
  name: '示例机构',
  summary: '示例机构发布的年度数据。',
  items: ['年报：合并财务报表', 'Monthly volumes - by product', '指标: 说明', '没有说明的信息项'],
  updateFrequency: 'annual',
};

function mapped(over: Record<string, unknown> = {}) {
  const result = mapRecord({ ...record, ...over });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const refusalOf = (over: Record<string, unknown>) => {
  const result = mapRecord({ ...record, ...over });
  return result.ok ? null : result.error;
};

describe('one record', () => {
  it('takes name, abstract and the items’ names, cut at the first separator', () => {
    const { key, entry } = mapped();
    expect(key).toBe('china-example');
    expect(entry).toMatchObject({ name: '示例机构', abstract: '示例机构发布的年度数据。' });
    expect(entry.items.map(({ name }) => name)).toEqual([
      '年报',
      'Monthly volumes',
      '指标',
      '没有说明的信息项',
    ]);
    expect(entry.items[0]).toMatchObject({ dataType: 'C', shareType: 'unconditional' });
    expect(entry.library).toEqual({ kind: 'department' });
    expect(new Set(Object.values(entry.review))).toEqual(new Set(['导入待补充']));
  });

  it.each([
    ['real-time', 'realtime'],
    ['daily', 'daily'],
    ['weekly', 'weekly'],
    ['monthly', 'monthly'],
    ['quarterly', 'quarterly'],
    ['annual', 'yearly'],
  ])('maps the frequency %s to %s without a word', (updateFrequency, cycle) => {
    const { entry, notes } = mapped({ updateFrequency, items: ['一项'] });
    expect(entry.updateCycle).toBe(cycle);
    expect(notes).toEqual([]);
  });

  it('says that irregular has no place among the seven cycles', () => {
    const { entry, notes } = mapped({ updateFrequency: 'irregular', items: ['一项'] });
    expect(entry.updateCycle).toBe('yearly');
    expect(notes).toEqual(['updateFrequency“irregular”不在七种更新周期之内，暂按“每年”导入']);
  });

  it('names each field that has no place, once', () => {
    expect(mapped({ items: ['一项'], url: 'https://x', country: 'CN', domains: ['a', 'b'] }).notes).toEqual([
      'url 没有对应字段，未导入',
      'country 没有对应字段，未导入',
      'domains 没有对应字段，未导入',
    ]);
    expect(mapped().notes).toEqual(['items 中名称之后的说明没有对应字段，未导入']);
  });

  it.each([
    [{ name: undefined }, '缺少 name 或类型不对'],
    [{ name: '' }, 'name 为空'],
    [{ name: '长'.repeat(201) }, 'name 过长（上限 200）'],
    [{ summary: '长'.repeat(4001) }, 'summary 过长（上限 4000）'],
    [{ items: [] }, 'items 为空'],
    [{ items: ['项', '长'.repeat(201)] }, 'items.1.name 过长（上限 200）'],
    [{ items: '一项' }, '缺少 items 或类型不对'],
    [{ name: '名\u202e称' }, 'name 含有不允许的字符'],
    [{ id: '' }, 'id 为空'],
  ])('refuses %j: %s', (over, reason) => {
    expect(refusalOf(over)).toBe(reason);
  });

  it('refuses what is no object', () => {
    expect(mapRecord([1])).toEqual({ ok: false, error: '不是一个对象' });
    expect(mapRecord('text')).toEqual({ ok: false, error: '不是一个对象' });
  });
});

/** A platform that keeps what it got, as the real one does: whole requests, by key. */
function catalogue() {
  const entries = new Map<string, string>();
  const sizes: number[] = [];
  const send: Parameters<typeof importRecords>[0]['send'] = async (batch) => {
    importCatalogRequest.parse({ departmentId: 'dept-1', entries: batch });
    sizes.push(batch.length);
    return {
      results: batch.map(({ key, entry }) => {
        const [known, text] = [entries.get(key), JSON.stringify(entry)];
        entries.set(key, text);
        if (known === undefined) return { key, outcome: 'added' as const };
        return { key, outcome: known === text ? ('unchanged' as const) : ('changed' as const) };
      }),
    };
  };
  return { entries, sizes, send };
}

async function* linesOf(...lines: string[]) {
  yield* lines;
}

const lineOf = (over: Record<string, unknown>) => JSON.stringify({ ...record, items: ['一项'], ...over });

describe('a file', () => {
  it('lands good lines and lists each bad one with its number and reason', async () => {
    const { entries, send } = catalogue();
    const report: string[] = [];
    const counts = await importRecords({
      lines: linesOf(
        `\ufeff${lineOf({ id: 'a' })}`,
        '{"id": "broken',
        '',
        lineOf({ id: 'a' }),
        lineOf({ id: 'b', name: undefined }),
        lineOf({ id: 'c', name: '损坏\ufffd' }),
        lineOf({ id: 'd' }),
      ),
      send,
      report: (line) => report.push(line),
    });
    expect([...entries.keys()]).toEqual(['a', 'd']);
    expect(report.slice(1)).toEqual([
      '第 2 行 未导入：不是有效的 JSON',
      '第 4 行 未导入：id 与第 1 行重复',
      '第 5 行 未导入：缺少 name 或类型不对',
      '第 6 行 未导入：不是有效的 UTF-8 文本',
    ]);
    expect(summaryOf(counts)).toBe('新增 2 条，更新 0 条，未变 0 条，未导入 4 条。');
  });

  it('goes in batches, and a second run changes nothing', async () => {
    const { sizes, send } = catalogue();
    const lines = Array.from({ length: batchSize + 1 }, (_, index) => lineOf({ id: `id-${index}` }));
    const run = () => importRecords({ lines: linesOf(...lines), send, report: () => {} });
    expect(await run()).toMatchObject({ added: batchSize + 1, unchanged: 0 });
    expect(sizes).toEqual([batchSize, 1]);
    expect(await run()).toMatchObject({ added: 0, changed: 0, unchanged: batchSize + 1 });
  });

  it('stops at the first batch the platform does not take', async () => {
    const failing = importRecords({
      lines: linesOf(lineOf({ id: 'a' })),
      send: () => Promise.reject(new Error('platform down')),
      report: () => {},
    });
    await expect(failing).rejects.toThrow('platform down');
  });
});

const realFile = fileURLToPath(new URL('../../../../shared/data/public-sources.jsonl', import.meta.url));

it.skipIf(!existsSync(realFile))(
  'takes all 500 records of the public-sources list (skipped where the file is not there)',
  async () => {
    const { send } = catalogue();
    const report: string[] = [];
    const lines = createInterface({ input: createReadStream(realFile, 'utf8') });
    const counts = await importRecords({ lines, send, report: (line) => report.push(line) });
    expect(counts).toEqual({ added: 500, changed: 0, unchanged: 0, refused: 0 });
    expect(report.filter((line) => line.includes('不在七种更新周期之内'))).toHaveLength(108);
  },
);
