/** The name of a row, for acts that are about it. */
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { noticeKindLabel } from '#shared/domain/notice/notice.ts';
import type { Row, TableName } from '#shared/domain/tables.ts';
import { violationLabel } from '#shared/domain/violation/item.ts';

/** Words, and the row whose name stands before them. */
export type Title = { readonly words: string; readonly of?: RowOf };
export type RowOf = { readonly table: TitledTable; readonly id: string };

const titles = {
  sharingCase: ({ entryName }) => ({ words: entryName }),
  catalogEntry: ({ name }) => ({ words: name }),
  entryDraft: ({ content }) => ({ words: content.name }),
  grant: ({ entryName }) => ({ words: entryName }),
  destruction: ({ entryName }) => ({ words: entryName }),
  correction: ({ entryName }) => ({ words: entryName }),
  conversionPlan: ({ entryName }) => ({ words: entryName }),
  replacement: ({ oldEntryName, newEntryName }) => ({ words: `${oldEntryName} → ${newEntryName}` }),
  agency: ({ agentId }) => ({ words: '', of: { table: 'department', id: agentId } }),
  notice: ({ kind }) => ({ words: noticeKindLabel[kind] }),
  changeTrigger: ({ title }) => ({ words: title }),
  collectionCheck: ({ name }) => ({ words: name }),
  correctionLimit: ({ entryName }) => ({ words: entryName }),
  difficulty: ({ name }) => ({ words: name }),
  frontEnd: ({ name }) => ({ words: name }),
  legacyChannel: ({ name }) => ({ words: name }),
  department: ({ name }) => ({ words: name }),
  registration: ({ departmentId }) => ({ words: '', of: { table: 'department', id: departmentId } }),
  guide: ({ title }) => ({ words: title }),
  incident: ({ title }) => ({ words: title }),
  sharedLibrary: ({ library }) => ({ words: libraryLabel(library) }),
  account: ({ name }) => ({ words: name }),
  violation: ({ item, departmentId }) => ({
    words: violationLabel[item],
    of: { table: 'department', id: departmentId },
  }),
  circular: ({ number, departmentName }) => ({ words: `${number ?? '通报'} ${departmentName}` }),
  assessment: ({ name, departmentName }) => ({ words: `${departmentName} ${name}` }),
  suspensionAdvice: ({ departmentName }) => ({ words: departmentName }),
  upperDemand: ({ sourceSystem }) => ({ words: sourceSystem }),
  flowDown: ({ resource, regionId }) => ({ words: resource, of: { table: 'region', id: regionId } }),
  region: ({ name }) => ({ words: name }),
  training: ({ title }) => ({ words: title }),
} as const satisfies { readonly [T in TableName]?: (row: Row<T>) => { words: string; of?: object } };

export type TitledTable = keyof typeof titles;

export const rowTitle = <T extends TitledTable>(table: T, row: Row<T>): Title =>
  (titles[table] as (row: Row<T>) => Title)(row);
