/**
 * What the detectors look for, and what each kind suggests: 分类, 分级 (GB/T 43697-2024) and an algorithm.
 * A suggestion only: the officer decides (四(三), R035, R038).
 */
import { z } from 'zod';
import type { CatalogEntry } from '../catalog/entry.ts';

/** Ordered by precedence: where a value reads as two kinds, the earlier one is taken. */
export const sensitiveKinds = [
  'resident-id',
  'credit-code',
  'mobile',
  'fixed-phone',
  'bank-card',
  'passport',
  'hk-macao-permit',
  'taiwan-permit',
  'foreign-permit',
  'plate',
  'email',
  'ip',
  'name',
  'address',
  'birth-date',
  'wechat',
  'medical-record',
  'bank-account',
] as const;

export const sensitiveKind = z.enum(sensitiveKinds);
export type SensitiveKind = z.infer<typeof sensitiveKind>;

export const kindLabel: Readonly<Record<SensitiveKind, string>> = {
  'resident-id': '居民身份证号',
  'credit-code': '统一社会信用代码',
  mobile: '手机号',
  'fixed-phone': '固定电话',
  'bank-card': '银行卡号',
  passport: '护照号',
  'hk-macao-permit': '港澳通行证号',
  'taiwan-permit': '台湾通行证号',
  'foreign-permit': '外国人居留证号',
  plate: '车牌号',
  email: '电子邮箱',
  ip: 'IP 地址',
  name: '姓名',
  address: '住址',
  'birth-date': '出生日期',
  wechat: '微信号',
  'medical-record': '病案号',
  'bank-account': '银行账号',
};

type Suggested = { readonly dataClass: string; readonly grade: CatalogEntry['grade'] };

const identity: Suggested = { dataClass: '个人信息-身份标识', grade: 'general-4' };
const contact: Suggested = { dataClass: '个人信息-联系方式', grade: 'general-3' };
const finance: Suggested = { dataClass: '个人信息-金融账户', grade: 'general-4' };

/** 分类 and 分级 suggested for a column of this kind. Sensitive personal information is the highest general level. */
export const suggestedClass: Readonly<Record<SensitiveKind, Suggested>> = {
  'resident-id': identity,
  'credit-code': { dataClass: '法人信息-主体标识', grade: 'general-1' },
  mobile: contact,
  'fixed-phone': contact,
  'bank-card': finance,
  passport: identity,
  'hk-macao-permit': identity,
  'taiwan-permit': identity,
  'foreign-permit': identity,
  plate: { dataClass: '个人信息-车辆', grade: 'general-3' },
  email: contact,
  ip: { dataClass: '个人信息-网络标识', grade: 'general-3' },
  name: { dataClass: '个人信息-基本资料', grade: 'general-3' },
  address: { dataClass: '个人信息-住址行踪', grade: 'general-4' },
  'birth-date': { dataClass: '个人信息-基本资料', grade: 'general-3' },
  wechat: { dataClass: '个人信息-网络标识', grade: 'general-3' },
  'medical-record': { dataClass: '个人信息-健康医疗', grade: 'general-4' },
  'bank-account': finance,
};
