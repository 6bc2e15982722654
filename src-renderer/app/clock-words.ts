const minute = 60_000;

/**
 * What the status bar says of this workstation's clock; null within a minute, which no deadline of working days can tell
 * from none.
 * @param difference platform time less workstation time in milliseconds; null where no answer is remembered
 */
export function clockWords(difference: number | null): string | null {
  if (difference === null) return '本机时间未与平台核对';
  if (Math.abs(difference) <= minute) return null;
  const minutes = Math.round(Math.abs(difference) / minute);
  return `本机时间与平台相差 ${minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`}`;
}
