/** What an officer is told: the clause it rests on, what happened and what to do next. */
export type RefusalText = {
  /** Null where no clause is behind it. */
  readonly clause: string | null;
  readonly message: string;
  readonly next: string;
};
