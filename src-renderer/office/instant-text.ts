/** A moment as an officer types it: `2026-11-23 14:05`, Shanghai time, as timeLabel writes it. */
import { timeLabel } from '#shared/domain/clock/civil-date.ts';

/** Epoch milliseconds; null for text that names no minute. */
export const minuteOf = (text: string): number | null => {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/u.exec(text.trim()) ?? [];
  const instant = Date.parse(`${date}T${time}:00+08:00`);
  // A day that the month does not have would be read as another one.
  return Number.isNaN(instant) || timeLabel(instant) !== text.trim() ? null : instant;
};
