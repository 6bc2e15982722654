/** Loaded with --import into the programs of a journey. */
import { shiftClock } from './shift-clock.ts';

shiftClock(Number(process.env.JOURNEY_CLOCK_SHIFT));
