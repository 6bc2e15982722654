/** Loaded with --import into the programs of a journey. */
import { ServerResponse } from 'node:http';
import { shiftClock } from './shift-clock.ts';

shiftClock(Number(process.env.JOURNEY_CLOCK_SHIFT));

// Node dates its answers by a clock of its own, which a workstation believes where nothing better is said.
const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function dated(
  this: ServerResponse,
  ...given: Parameters<typeof writeHead>
) {
  this.setHeader('date', new Date().toUTCString());
  return writeHead.apply(this, given);
} as typeof writeHead;
