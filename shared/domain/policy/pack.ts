/** A policy pack: the rules of one legal text as versioned data (decision 8; R110). */
import type { ClockId } from '../clock/clock-id.ts';

/** What a time limit is about, whichever text sets it. */
export const clockMatters = [
  'unconditionalReview',
  'conditionalReview',
  'providerAnswer',
  'delivery',
  'correction',
  'catalogUpdate',
  'catalogAudit',
] as const;
export type ClockMatter = (typeof clockMatters)[number];

/** The event from whose civil date working days are counted. */
export const clockStarts = [
  'application-received',
  'forwarded',
  'consented',
  'correction-received',
  'change-in-force',
  'catalog-filed',
] as const;
export type ClockStart = (typeof clockStarts)[number];

export type ClockRule = {
  readonly id: ClockId;
  readonly pack: string;
  /** Clause or article, as shown to the officer. */
  readonly clause: string;
  readonly workingDays: number;
  readonly startsAt: ClockStart;
};

export type PolicyPack = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly validFrom: string;
  /** Inclusive; null where the text names no end. */
  readonly validTo: string | null;
  /** The region whose own it is (八(一)); absent where it governs everybody. */
  readonly regionId?: string;
  /** A matter that is absent has no limit in this text. */
  readonly clocks: Readonly<Partial<Record<ClockMatter, ClockRule>>>;
};

/** True where the text is in force on that civil date. */
export const isInForce = (pack: Pick<PolicyPack, 'validFrom' | 'validTo'>, date: string): boolean =>
  pack.validFrom <= date && (pack.validTo === null || date <= pack.validTo);

/** The rules of several packs for one matter, in the packs' order. */
export const rulesFor = (packs: readonly PolicyPack[], matter: ClockMatter): readonly ClockRule[] =>
  packs.flatMap((pack) => pack.clocks[matter] ?? []);
