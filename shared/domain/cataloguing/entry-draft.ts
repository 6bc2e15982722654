/** 编目件: an entry on its way from its author to the catalogue, and the record of that way (R025). */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import type { Library } from '../catalog/entry.ts';
import { leadConsent, secrecyReview } from '../catalog/publication.ts';
import { clock } from '../clock/clock.ts';
import { instant } from '../clock/instant.ts';
import { entryContent } from './entry-content.ts';

/**
 * 草稿 → 内审 → 审查通过 → 已报备 → 县级受理 / 退回 → 已发布 → 停用已报备 → 县级收到停用 → 已停用. 汇聚 is an event of the
 * publication; a region without a logical platform skips its own level, both ways (R009).
 */
export const draftState = z.enum([
  'draft',
  'internal-review',
  'reviewed',
  'filed',
  'accepted',
  'returned',
  'published',
  'removal-filed',
  'removal-accepted',
  'stopped',
]);
export type DraftState = z.infer<typeof draftState>;

export const draftAct = z.enum([
  'create',
  'edit',
  'submit-review',
  'pass-review',
  'return-review',
  'consent',
  'object',
  'change-lead',
  'file',
  'accept',
  'return',
  'aggregate',
  'publish',
  'stop',
  'take-removal',
]);
export type DraftAct = z.infer<typeof draftAct>;

export const draftEvent = z.strictObject({
  act: draftAct,
  /** When the platform received it. */
  at: instant,
  madeAt: instant,
  officerId: identifier,
  departmentId: identifier,
  note: optionalParagraph(1000),
});
export type DraftEvent = z.infer<typeof draftEvent>;

/** 类(1) 项(2) 目(3) 细目(up to 8): the part of the code before the running number (发改高技〔2017〕1272号). */
export const codePrefix = z.string().regex(/^[1-3]\d{5}\d{0,8}$/u);

/** The author's program makes it; leaves room in an {@link identifier} for the ids made from it. */
export const entryIdentifier = identifier.max(60);

export const entryDraft = z.strictObject({
  /** The entry's own id. */
  id: entryIdentifier,
  version: z.int().positive(),
  codePrefix,
  /** Null until the platform has recorded it; then never changed. */
  code: z.string().max(40).nullable(),
  providerId: identifier,
  state: draftState,
  /** Who wrote what now stands to be published: none of them may review it (R040). */
  authorIds: z.array(identifier).min(1).max(100),
  content: entryContent,
  secrecyReview: secrecyReview.nullable(),
  /** The lead that is asked for its consent, from the internal review on; it sees the draft (R022, R023). */
  leadId: identifier.nullable().default(null),
  leadConsent: leadConsent.nullable().default(null),
  /** The audit of a filed version, a clock for each pack that sets one (条例第17条). */
  clocks: z.array(clock).max(20),
  history: z.array(draftEvent).min(1).max(1000),
});
export type EntryDraft = z.infer<typeof entryDraft>;

const classOf: Readonly<Record<Library['kind'], string>> = { base: '1', theme: '2', department: '3' };

/** 类: 1 基础, 2 主题, 3 部门; the code says the same as the library. */
export const fitsLibrary = (prefix: string, library: Library): boolean =>
  prefix.startsWith(classOf[library.kind]);

/** In which states each step is possible. */
export const draftStatesOf = {
  edit: ['draft', 'internal-review', 'reviewed', 'returned', 'published'],
  'submit-review': ['draft', 'returned'],
  review: ['internal-review'],
  consent: ['reviewed', 'returned'],
  file: ['draft', 'internal-review', 'reviewed', 'returned'],
  decide: ['filed', 'accepted', 'removal-filed', 'removal-accepted'],
  return: ['filed', 'accepted'],
  // A revision under way keeps nobody from ending what is published.
  stop: ['draft', 'internal-review', 'reviewed', 'filed', 'accepted', 'returned', 'published'],
} as const satisfies Record<string, readonly DraftState[]>;

export type DraftStep = keyof typeof draftStatesOf;

export const isDraftOpenTo = (subject: Pick<EntryDraft, 'state'>, step: DraftStep): boolean =>
  (draftStatesOf[step] as readonly DraftState[]).includes(subject.state);

/** True where that department consented, as the lead it was then (三(一)¶2). */
export const isConsentOf = (
  { leadConsent }: Pick<EntryDraft, 'leadConsent'>,
  departmentId: string,
): boolean => leadConsent?.departmentId === departmentId;

/** True where what travels is the removal of an entry, not the entry (三(一)¶2). */
export const isRemoval = ({ state }: Pick<EntryDraft, 'state'>): boolean =>
  state === 'removal-filed' || state === 'removal-accepted';

/** The draft one version on, with its events appended. */
export const advanceDraft = (
  subject: EntryDraft,
  patch: Partial<Omit<EntryDraft, 'version' | 'history'>>,
  events: readonly DraftEvent[],
): EntryDraft => ({
  ...subject,
  ...patch,
  version: subject.version + 1,
  history: [...subject.history, ...events],
});
