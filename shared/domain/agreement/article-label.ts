const digits = '零一二三四五六七八九';

/** The heading of an article as Chinese legal texts number it: 第一条, 第十二条. @param number 1 to 99 */
export function articleLabel(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `第${ten}${ones === 0 ? '' : digits[ones]}条`;
}
