const second = 1000;

/** How the clocks stand. @param milliseconds platform time minus this workstation's; null where no answer is remembered */
export function differenceText(milliseconds: number | null): string {
  if (milliseconds === null) return '未核对';
  const seconds = Math.round(milliseconds / second);
  if (seconds === 0) return '与平台一致';
  return `平台比本机${seconds > 0 ? '快' : '慢'} ${Math.abs(seconds)} 秒`;
}
