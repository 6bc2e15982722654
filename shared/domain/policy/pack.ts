/** A policy pack: the rules of one legal text as versioned data (decision 8; R110). */
import type { ClockId } from '../clock/clock-id.ts';

export type ClockRule = {
  readonly id: ClockId;
  readonly pack: string;
  readonly clause: string;
  readonly workingDays: number;
};

export type PolicyPack = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly validFrom: string;
  /** Inclusive. */
  readonly validTo: string | null;
  readonly clocks: {
    readonly unconditionalReview: ClockRule;
    readonly conditionalReview: ClockRule;
    readonly providerAnswer: ClockRule;
  };
};
