type Telling<T> = {
  /** Milliseconds. */
  readonly pause: number;
  /** Whether it may wait for the end of the pause. */
  readonly canWait: (told: T) => boolean;
  readonly tell: (told: T) => void;
};

/** Passes on what it is told: the first at once, of those that follow within the pause and can wait the last alone. */
export function toldSeldom<T>({ pause, canWait, tell }: Telling<T>): (told: T) => void {
  let resting = false;
  let waiting: { readonly told: T } | null = null;
  const pass = (told: T): void => {
    tell(told);
    resting = true;
    setTimeout(() => {
      resting = false;
      const last = waiting;
      waiting = null;
      if (last !== null) pass(last.told);
    }, pause);
  };
  return (told) => {
    if (resting && canWait(told)) waiting = { told };
    else if (resting) {
      waiting = null;
      tell(told);
    } else pass(told);
  };
}
