const second = 1000;

/** How the clocks stand. @param milliseconds platform time minus this workstation's */
export function differenceText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / second);
  if (seconds === 0) return '与平台一致';
  return `平台比本机${seconds > 0 ? '快' : '慢'} ${Math.abs(seconds)} 秒`;
}
