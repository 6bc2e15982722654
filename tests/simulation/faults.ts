/** What can go wrong at each step, dealt out from a list that fast-check makes and shrinks. */
import { BridgeError } from '#shared/contract/service.ts';

export const faultKinds = [
  'none',
  'request-lost',
  'reply-lost',
  'duplicate',
  'cut',
  'crash-before',
  'crash-after',
] as const;
export type Fault = (typeof faultKinds)[number];

/** One fault for each step in turn; none once the list is at its end. */
export type FaultSource = { readonly next: () => Fault };

export const faultSource = (faults: readonly Fault[]): FaultSource => {
  let at = 0;
  return {
    next: () => {
      const fault = faults[at] ?? 'none';
      at += 1;
      return fault;
    },
  };
};

export const unreachable = () => new BridgeError('platform.unreachable', '连不上共享平台。');

/** The end of a window: whatever it was doing never goes on. */
export type Crash = { readonly happened: Promise<'crashed'>; readonly happen: () => Promise<never> };

export const newCrash = (): Crash => {
  let tell: (value: 'crashed') => void = () => {};
  const happened = new Promise<'crashed'>((resolve) => {
    tell = resolve;
  });
  return {
    happened,
    happen: () => {
      tell('crashed');
      return new Promise<never>(() => {});
    },
  };
};

/** Runs a call over a line that can lose either direction, deliver twice, or end the window. */
export async function overFaultyLine<T>(fault: Fault, crash: Crash, deliver: () => Promise<T>): Promise<T> {
  if (fault === 'crash-before') return crash.happen();
  if (fault === 'request-lost') throw unreachable();
  const reply = await deliver();
  if (fault === 'duplicate') await deliver();
  if (fault === 'reply-lost') throw unreachable();
  if (fault === 'crash-after') return crash.happen();
  return reply;
}
