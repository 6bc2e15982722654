/**
 * Passes on what it is told: the first at once, of those that follow within the pause the last alone, when it is over.
 * @param pause milliseconds
 */
export function toldSeldom<T>(pause: number, tell: (told: T) => void): (told: T) => void {
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
    if (resting) waiting = { told };
    else pass(told);
  };
}
