/** The publishing gate: every part an entry needs before it may be filed, each with its own refusal (R034 to R042). */
import type { RefusalCode } from '../refusals.ts';
import { leadToAsk, mayContribute, type SharedLibrary } from '../shared-library/shared-library.ts';
import { citesInternalRules } from '../sharing/internal-rules.ts';
import type { EntryContent } from './entry-content.ts';
import { type EntryDraft, isConsentOf } from './entry-draft.ts';
import type { Rival } from './rivals.ts';

export type GateSubject = Pick<EntryDraft, 'content' | 'secrecyReview' | 'providerId' | 'leadConsent'> & {
  /** Items that others claim, from `rivalsOf`. */
  readonly rivals: readonly Rival[];
  /** The record of the entry's base or theme library; null where there is none. */
  readonly library: SharedLibrary | null;
};

type LibrarySubject = Pick<GateSubject, 'content' | 'library' | 'providerId' | 'leadConsent'>;

const allDifferent = (values: readonly string[]): boolean => new Set(values).size === values.length;

const holds = (content: EntryContent, type: EntryContent['items'][number]['shareType']): boolean =>
  content.items.some((item) => item.shareType === type);

/** An application names items by id, a delivery through the gateway by name. */
const itemsAreDistinct = ({ items }: EntryContent): boolean =>
  items.length > 0 && allDifferent(items.map(({ id }) => id)) && allDifferent(items.map(({ name }) => name));

const isWithholdingComplete = (content: EntryContent): boolean => {
  const { reason, basis, basisRank } = content.withholding;
  return !holds(content, 'withheld') || (reason !== '' && basis !== '' && basisRank !== null);
};

/** The consent of who leads the library now; a lead needs none for its own entry (三(一)¶2). */
const isConsented = ({ content, library, providerId, leadConsent }: LibrarySubject): boolean => {
  if (content.library.kind === 'department') return true;
  const asked = leadToAsk(library, providerId);
  return asked === null ? library !== null : isConsentOf({ leadConsent }, asked);
};

const isContributor = ({ content, library, providerId }: LibrarySubject): boolean =>
  mayContribute(content.library, library, providerId) === 'yes';

/** What the library asks of an entry, today; null where nothing is missing. It is asked again at each acceptance. */
export const unmetOfLibrary = (subject: LibrarySubject): 'gate.contributor' | 'gate.lead-consent' | null => {
  if (!isContributor(subject)) return 'gate.contributor';
  return isConsented(subject) ? null : 'gate.lead-consent';
};

/** In the order an author fills the form. */
const checks = {
  'gate.metadata': ({ content }) => content.abstract !== '' && content.formats.length > 0,
  'gate.contributor': isContributor,
  'gate.acquisition': ({ content }) => content.acquisition !== null,
  'gate.duty': ({ content }) => content.duty !== '',
  'gate.items': ({ content }) => itemsAreDistinct(content),
  'gate.methods': ({ content }) => content.exchangeMethods.length > 0,
  'gate.conditions': ({ content }) => !holds(content, 'conditional') || content.shareConditions !== '',
  'gate.withholding': ({ content }) => isWithholdingComplete(content),
  'gate.internal-rules': ({ content }) =>
    !holds(content, 'withheld') || !citesInternalRules(content.withholding.basis),
  'gate.classified': ({ content }) => content.dataClass !== '' && content.grade !== null,
  'gate.review': ({ content }) => Object.values(content.review).every((attribute) => attribute !== ''),
  'gate.agreement': ({ content }) => content.agreementRequired !== null,
  'gate.dedicated': ({ content }) => content.dedicatedTo === null || content.dedicatedTo.length > 0,
  'gate.conflict': ({ content, rivals }) => rivals.length === 0 || content.conflictNote !== '',
  'gate.quality': ({ content }) => Object.values(content.quality).every(Boolean),
  'gate.secrecy': ({ secrecyReview }) => secrecyReview !== null,
  'gate.lead-consent': isConsented,
} as const satisfies Partial<Record<RefusalCode, (subject: GateSubject) => boolean>>;

export type GateCode = keyof typeof checks;
export type GateLine = { readonly code: GateCode; readonly met: boolean };

/** Every line of the gate and whether it is met; the clause and the words of a line are those of its refusal. */
export const gateOf = (subject: GateSubject): readonly GateLine[] =>
  (Object.keys(checks) as GateCode[]).map((code) => ({ code, met: checks[code](subject) }));
