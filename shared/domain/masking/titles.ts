/** Which kinds a column's title speaks of. */
import type { SensitiveKind } from './kind.ts';

const words: readonly (readonly [SensitiveKind, RegExp])[] = [
  ['passport', /护照|passport/iu],
  ['hk-macao-permit', /港澳|回乡证/u],
  ['taiwan-permit', /台胞|台湾/u],
  ['foreign-permit', /外国人|居留(?:证|许可)/u],
  ['resident-id', /身份证|身份号|证件号|id_?card|sfz|identity/iu],
  ['credit-code', /信用代码|uscc|tyshxydm|credit_?code/iu],
  ['mobile', /手机|移动电话|联系方式|联系电话|mobile|phone|sjh/iu],
  ['fixed-phone', /电话|座机|固话|传真|联系方式|(?:^|_)tel|phone/iu],
  ['bank-card', /银行卡|卡号|card_?(?:no|num)/iu],
  ['bank-account', /银行账|银行帐|[账帐]号|account_?(?:no|num)/iu],
  ['plate', /车牌|号牌|plate/iu],
  ['email', /邮箱|电子邮件|e-?mail/iu],
  ['ip', /IP地址|(?:^|[^a-z])ip(?:[^a-z]|$)/iu],
  ['wechat', /微信|wechat|weixin/iu],
  ['birth-date', /出生(?:日期|年月|时间)?$|生日|birth|(?:^|_)dob/iu],
  ['medical-record', /病案|病历|住院号|门诊号|就诊/u],
  ['address', /地址|住址|住所|户籍地|居住地|address|(?:^|_)addr/iu],
  [
    'name',
    /姓名|(?:联系|申请|经办|负责|法定代表|代理|监护|收件|持卡|开户|当事|户)人$|法人代表|户主|患者|配偶|(?:^|_)xm$|^name$|(?:full|real|person|customer|user|patient)_?name/iu,
  ],
];

/** In the order in which a title speaks for them; none for a title of no kind. */
export const kindsOfTitle = (title: string): readonly SensitiveKind[] =>
  words.filter(([, word]) => word.test(title)).map(([kind]) => kind);
