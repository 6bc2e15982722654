/**
 * What the detectors find inside a text: numbers in any spelling, and names, addresses and accounts by what stands beside
 * them. The same finder masks a free text and judges the output afterwards, so that nothing passes one and not the other.
 */
import { findNumbers } from './find-numbers.ts';
import type { SensitiveKind } from './kind.ts';
import { foldWidth } from './spelling.ts';
import { compoundSurnames, han, singleSurnames } from './surnames.ts';

export type Finding = {
  /** Null: a number of seven digits or more that reads as nothing known. */
  readonly kind: SensitiveKind | null;
  /** UTF-16 positions in the text. */
  readonly from: number;
  readonly to: number;
};

const surname = `(?:${compoundSurnames.join('|')}|[${singleSurnames}])`;
const endOfName = `(?=电话|手机|联系|号码|身份|证件|性别|住|地址|家庭|出生|年龄|生于|于|已|在|的|来|到|和|与|及|等|同|是|男|女|[^${han}]|$)`;
const nameCue =
  '(?:姓名|联系人|申请人|经办人|患者|法定代表人|法人代表|负责人|户主|当事人|委托人|代理人|监护人|收件人|持卡人|开户人|配偶|父亲|母亲|学生|职工)';
const between = '(?:[:：是为\\s]|姓名){0,3}';
const minority = `[${han}]{1,12}(?:[·•・‧∙.][${han}]{1,12}){1,4}`;
const place = `[${han}0-9A-Za-z]`;

type Pattern = {
  readonly kind: SensitiveKind;
  readonly form: RegExp;
  /** What no text without it can match: looked for first, since most texts are none of most kinds. */
  readonly needs: RegExp;
};

const hanAt = new RegExp(`[${han}]`, 'u');
const dottedThrice = /\.[0-9]+\.[0-9]+\./u;
const dot = /[·•・‧∙]/u;
const door = /[0-9A-Za-z零一二三四五六七八九十百]-?(?:号|弄|栋|幢|座|楼|单元|层|室|户|组|队)/u;

/** The last group, where there is one, is what is hidden; what stands before it is its cue and stays. */
const patterns: readonly Pattern[] = [
  {
    kind: 'email',
    needs: /@/u,
    form: /[A-Za-z0-9._%+-]{1,64}\s{0,2}@\s{0,2}[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/gu,
  },
  {
    kind: 'plate',
    needs: hanAt,
    form: /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使领](?:[\s·•・\-\u2010-\u2015]?[A-Za-z])(?:[\s·•・\-\u2010-\u2015]?[A-Za-z0-9]){4,5}[\s·•・\-\u2010-\u2015]?[A-Za-z0-9挂学警港澳试超使领]/gu,
  },
  {
    kind: 'plate',
    needs: /WJ/iu,
    form: /WJ[\s·•・\-\u2010-\u2015]?[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新](?:[\s·•・\-\u2010-\u2015]?[A-Za-z0-9]){5}/giu,
  },
  {
    kind: 'ip',
    needs: dottedThrice,
    form: /(?<![0-9.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![0-9.])/gu,
  },
  {
    kind: 'ip',
    needs: /:[0-9A-Fa-f:]*:/u,
    form: /(?<![0-9A-Za-z])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?)(?![0-9A-Za-z])/gu,
  },
  { kind: 'wechat', needs: /wxid_/u, form: /wxid_[A-Za-z0-9]{5,}/gu },
  {
    kind: 'wechat',
    needs: /微信|wechat|weixin|wx|vx/iu,
    form: /((?:微信|wechat|weixin|wx|vx)(?:号|号码|id)?[:：是为\s]{0,3})([A-Za-z][A-Za-z0-9_-]{5,29})/giu,
  },
  {
    kind: 'medical-record',
    needs: /[案历院诊卡]/u,
    form: /((?:病案号|病历号|住院号|门诊号|就诊卡号)[:：是为\s]{0,3})([A-Za-z]{0,4}[0-9-]{4,20})/gu,
  },
  {
    kind: 'name',
    needs: /[名人者主偶亲生工]/u,
    form: new RegExp(
      `(${nameCue}${between})(${minority}|${surname}[${han}]{1,2}?${endOfName}|${surname}[${han}]{1,2})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    needs: /先生|女士|小姐|同志/u,
    form: new RegExp(`${surname}[${han}]{1,2}(?=先生|女士|小姐|同志)`, 'gu'),
  },
  { kind: 'name', needs: dot, form: new RegExp(`[${han}]{2,12}(?:[·•・‧∙][${han}]{2,12}){1,4}`, 'gu') },
  {
    kind: 'birth-date',
    needs: /[出生]/u,
    form: /((?:出生日期|出生年月|出生于|出生|生于|生日)[:：是为\s]{0,3})((?:18|19|20)[0-9]{2}[-/.年]?[0-9]{1,2}(?:[-/.月]?[0-9]{1,2}日?|月)?)/gu,
  },
  {
    kind: 'address',
    needs: door,
    form: new RegExp(
      `[${han}]{1,12}?(?:省|自治区|市|自治州|盟|县|区|旗|镇|乡|街道|路|街|大道|巷|胡同|村|小区|社区)${place}{0,24}?[0-9A-Za-z零一二三四五六七八九十百][-0-9A-Za-z零一二三四五六七八九十百]{0,11}(?:号|弄|栋|幢|座|楼|单元|层|室|户|组|队)(?:[-0-9A-Za-z零一二三四五六七八九十]{0,8}(?:号|弄|栋|幢|座|楼|单元|层|室|户|门)){0,6}(?:[0-9]{1,5}(?:-[0-9]{1,5})*)?`,
      'gu',
    ),
  },
];

/** What titles are made of as well: 姓名, 住址, 京 and the like. */
const words: ReadonlySet<SensitiveKind> = new Set(['name', 'address', 'plate']);
const beyondWords = patterns.filter(({ kind }) => !words.has(kind));

const byPattern = (folded: string, looked: readonly Pattern[]): Finding[] => {
  const found: Finding[] = [];
  for (const { kind, form, needs } of looked) {
    if (!needs.test(folded)) continue;
    for (const match of folded.matchAll(form)) {
      const hidden = match.at(-1) ?? match[0];
      const to = match.index + match[0].length;
      found.push({ kind, from: to - hidden.length, to });
    }
  }
  return found;
};

/** Findings that touch become one, of the kind of the first. */
const joined = (findings: readonly Finding[]): readonly Finding[] => {
  const sorted = findings.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const result: Finding[] = [];
  for (const finding of sorted) {
    const last = result.at(-1);
    if (last === undefined || finding.from >= last.to) result.push(finding);
    else if (finding.to > last.to) result[result.length - 1] = { ...last, to: finding.to };
  }
  return result;
};

/** Han, digits and @ are what every pattern needs one of. */
const mayHold =
  /[0-9@\uFF10-\uFF19\uFF20\u3400-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}]|wxid_|(?:wechat|weixin|wx|vx)|[0-9A-Fa-f]:/iu;

/** In the order of the text, none overlapping. */
export const findInText = (text: string, numbers: 'mask' | 'keep'): readonly Finding[] => {
  if (!mayHold.test(text)) return [];
  const folded = foldWidth(text);
  const found = byPattern(folded, patterns);
  return joined([...found, ...findNumbers(folded, numbers, found)]);
};

/** Whether it holds a number, an account or an e-mail address, which a title does not. */
export const holdsNumberOrAccount = (text: string): boolean => {
  if (!mayHold.test(text)) return false;
  const folded = foldWidth(text);
  const found = byPattern(folded, beyondWords);
  return found.length > 0 || findNumbers(folded, 'mask', found).length > 0;
};
