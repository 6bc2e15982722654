/** Dates as they stand on paper, in China Standard Time (UTC+8, no daylight saving) whatever this machine is set to. */
const offsetMs = 8 * 3_600_000;

/** `2026年11月23日`. @param at epoch milliseconds */
export function paperDate(at: number): string {
  const date = new Date(at + offsetMs);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** `2026-11-23`. @param at epoch milliseconds */
export function paperDay(at: number): string {
  return new Date(at + offsetMs).toISOString().slice(0, 10);
}

/** `2026年11月23日 14:05:09`. @param at epoch milliseconds */
export function paperTime(at: number): string {
  return `${paperDate(at)} ${new Date(at + offsetMs).toISOString().slice(11, 19)}`;
}
