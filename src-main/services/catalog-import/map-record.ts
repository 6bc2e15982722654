/** One record of a public-source list as a catalogue entry, with a word on everything that has no place in it. */
import { z } from 'zod';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { line } from '#shared/lib/text.ts';
import { type ImportedEntry, importedEntry } from '#shared/protocol/import-catalog.ts';

const sourceRecord = z.looseObject({
  id: line(200),
  name: z.string(),
  summary: z.string(),
  items: z.array(z.string()),
  updateFrequency: z.string(),
});

const knownFields = ['id', 'name', 'summary', 'items', 'updateFrequency'] as const;

export type MappedRecord = {
  /** The record's id: a second import of it changes nothing. */
  readonly key: string;
  readonly entry: ImportedEntry;
  /** What the entry could not carry, in words for the report. */
  readonly notes: readonly string[];
};

const cycles: Readonly<Record<string, CatalogEntry['updateCycle']>> = {
  'real-time': 'realtime',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  annual: 'yearly',
};

/** The guide has seven cycles and none for "now and then"; the entry says the least it can promise. */
const cycleOfIrregular = 'yearly';

const pending = '导入待补充';

/** What every imported entry is given because the list says nothing of it; the department completes it. */
export const declaredDefaults =
  '默认值：资源归部门目录，来源为履职采集，格式为电子文件，交换方式为文件，信息项数据类型为字符型（C）、共享类型为无条件共享，不向社会开放，一般数据（1级），分类与内部审查记录为“导入待补充”。';

/** The entry, or the reason in Chinese why the record cannot be one. Nothing is cut to fit. */
export function mapRecord(value: unknown): Result<MappedRecord, string> {
  const read = sourceRecord.safeParse(value);
  if (!read.success) return fail(reasonOf(read.error));
  const record = read.data;
  const cycle = cycles[record.updateFrequency] ?? cycleOfIrregular;
  const entry = importedEntry.safeParse({
    ...defaults,
    name: record.name,
    abstract: record.summary,
    items: record.items.map(itemOf),
    updateCycle: cycle,
  });
  if (!entry.success) return fail(reasonOf(entry.error));
  return ok({ key: record.id, entry: entry.data, notes: notesOn(record) });
}

const defaults = {
  library: { kind: 'department' },
  acquisition: 'duty',
  kind: 'data',
  formats: ['document'],
  shareType: 'unconditional',
  shareConditions: '',
  withholding: null,
  exchangeMethods: ['file'],
  openToSociety: false,
  openConditions: '',
  relatedCodes: [],
  dataClass: pending,
  grade: 'general-1',
  review: {
    sharingAttributes: pending,
    provisionMethod: pending,
    scenarios: pending,
    userIdentity: pending,
    userRegion: pending,
    knowledgeScope: pending,
    useScope: pending,
  },
  agreementRequired: false,
  dedicatedTo: null,
} as const;

const separator = /：|:| - /u;

/** `名称：说明` or `Name - description`; a colon at the very start separates nothing. */
function itemOf(text: string, index: number) {
  const name = text.split(separator, 1)[0]?.trim() ?? '';
  const whole = text.trim();
  const base = { id: `item-${index + 1}`, dataType: 'C', shareType: 'unconditional' } as const;
  return { ...base, name: name === '' ? whole : name };
}

function notesOn(record: z.infer<typeof sourceRecord>): string[] {
  const notes: string[] = [];
  if (record.items.some((text, index) => itemOf(text, index).name !== text.trim())) {
    notes.push('items 中名称之后的说明没有对应字段，未导入');
  }
  if (cycles[record.updateFrequency] === undefined) {
    notes.push(`updateFrequency“${record.updateFrequency.slice(0, 40)}”不在七种更新周期之内，暂按“每年”导入`);
  }
  for (const field of Object.keys(record)) {
    if (knownFields.some((known) => known === field)) continue;
    notes.push(`${field.slice(0, 40)} 没有对应字段，未导入`);
  }
  return notes;
}

/** The first fault, by the name of the field in the list. */
function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const [head, ...rest] = (issue?.path ?? []).map(String);
  if (issue === undefined || head === undefined) return '不是一个对象';
  const field = [head === 'abstract' ? 'summary' : head, ...rest].join('.');
  if (issue.code === 'too_big') return `${field} 过长（上限 ${issue.maximum}）`;
  if (issue.code === 'too_small') return `${field} 为空`;
  if (issue.code === 'invalid_type') return `缺少 ${field} 或类型不对`;
  return `${field} 含有不允许的字符`;
}
