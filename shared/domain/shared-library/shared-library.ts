/**
 * A base or theme library as a record: which department leads it (牵头), which contribute (参与), and since when
 * (三(一)¶2; R022, R023). Departments' own directories need none (R024).
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { type Library, library } from '../catalog/entry.ts';
import { instant } from '../clock/instant.ts';

const [base, theme] = library.options;

/** 基础库 or 主题库. */
export const commonLibrary = z.discriminatedUnion('kind', [base, theme]);

/** Departments that take part, the lead aside. */
export const contributors = z.array(identifier).max(200);

export const sharedLibraryEvent = z.strictObject({
  act: z.enum(['establish', 'change']),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
  departmentId: identifier,
  /** The document or agreement it rests on. */
  basis: paragraph(400),
  /** As they stood from then on. */
  leadId: identifier,
  memberIds: contributors,
});
export type SharedLibraryEvent = z.infer<typeof sharedLibraryEvent>;

export const sharedLibrary = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  /** The library as one word: no two records have the same. */
  subject: line(60),
  library: commonLibrary,
  leadId: identifier,
  memberIds: contributors,
  history: z.array(sharedLibraryEvent).min(1).max(1000),
  demonstration: z.boolean(),
});
export type SharedLibrary = z.infer<typeof sharedLibrary>;

type Parties = Pick<SharedLibrary, 'leadId' | 'memberIds'>;

/** True for the lead and those that take part. */
export const takesPart = ({ leadId, memberIds }: Parties, departmentId: string): boolean =>
  leadId === departmentId || memberIds.includes(departmentId);

/** Whether a department may write and file entries there: everybody in the own directory, only those listed elsewhere. */
export const mayContribute = (
  wanted: Library,
  record: Parties | null,
  departmentId: string,
): 'yes' | 'library.unknown' | 'library.not-listed' => {
  if (wanted.kind === 'department') return 'yes';
  if (record === null) return 'library.unknown';
  return takesPart(record, departmentId) ? 'yes' : 'library.not-listed';
};

/** The lead whose consent an entry of that department needs; null where none is asked for. */
export const leadToAsk = (record: Parties | null, departmentId: string): string | null =>
  record === null || record.leadId === departmentId ? null : record.leadId;
