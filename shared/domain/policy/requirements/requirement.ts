/** One thing the policy asks, in our own words, and where an officer meets it. */

export type RequirementType = 'rule' | 'actor' | 'object' | 'deadline' | 'step' | 'prohibition' | 'record';

export type Requirement = {
  /** R001 to R110, never given twice. */
  readonly id: string;
  /** Of 忻政办发〔2022〕3号; several are joined by 、. */
  readonly clause: string;
  readonly types: readonly RequirementType[];
  /** One line of our own; never a sentence of the policy. */
  readonly says: string;
  /** The menu place where it bites, and what is opened from there: `目录 → 申请使用`. Null where there is none. */
  readonly screen: string | null;
  /** Why a test is missing, or does not prove all of it. */
  readonly open?: OpenPoint;
};

/** `organisational` for what no software can hold or test; `planned` for what is still to be built. */
export type OpenPoint = { readonly kind: 'organisational' | 'planned'; readonly reason: string };
