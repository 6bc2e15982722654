/**
 * The day on which every journey takes place, whatever day it is run: the policy packs have a first and a last day, and
 * what a screen asks for depends on which are in force (八(二), R110). Time passes as it does, from that day on.
 */
import { shiftClock } from './shift-clock.ts';

const start = Date.parse('2026-11-24T09:00:00+08:00');

/** In milliseconds; the same in the test's workers, in the programs they start and in the windows they open. */
process.env.JOURNEY_CLOCK_SHIFT ??= String(start - Date.now());
export const clockShift = Number(process.env.JOURNEY_CLOCK_SHIFT);

/** What the programs and the windows of a journey take for now. */
export const journeyNow = (): number => Date.now() + clockShift;

/** For a program of Node: it takes the shift on before anything else runs. */
export const onJourneyClock = `--import=${new URL('./shift-this-process.ts', import.meta.url).href}`;

type Page = { addInitScript(script: (shift: number) => void, shift: number): Promise<unknown> };

/** For the windows of a browser, before they load anything. */
export const putOnJourneyClock = (context: Page): Promise<unknown> =>
  context.addInitScript(shiftClock, clockShift);
