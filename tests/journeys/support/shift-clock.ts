/** Moves what this program or window takes for now. Names nothing outside itself: a browser is sent its text. */
export const shiftClock = (shift: number): void => {
  const real = Date;
  const now = () => real.now() + shift;
  globalThis.Date = new Proxy(real, {
    construct: (target, args, asked) => Reflect.construct(target, args.length === 0 ? [now()] : args, asked),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
};
