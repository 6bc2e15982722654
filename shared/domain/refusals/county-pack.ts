/** Refusals in entering a county's own rules (八(一)). */
import type { RefusalText } from './refusal-text.ts';

export const countyPackRefusals = {
  'county.wrong-level': {
    clause: '八(一)',
    message: '本区域办法由县（市、区）、经开区、五台山的管理部门录入。',
    next: '市级的政策包在“启用”“停用”处办理；其他部门请联系本级管理部门。',
  },
  'county.laxer': {
    clause: '八(一)',
    message: '有的时限比市级或国家的规定长，或起算点与它们不同而无法比较；县级办法只能更严，不能更松。',
    next: '请把标出的时限改为不超过上级规定的工作日，起算点与上级规定一致。',
  },
  'county.period': {
    clause: '八(一)',
    message: '终止日期早于施行日期，或已经过去。',
    next: '请对照文件核对有效期。',
  },
  'county.outlasts-base': {
    clause: '八(二)',
    message: '所依据的上级文件在这段有效期内不是始终有效。',
    next: '请把有效期改到上级文件的有效期以内，上级文件更新后再录入新的一版。',
  },
  'county.matter-twice': {
    clause: null,
    message: '同一事项列出了两次。',
    next: '请每个事项只留一条时限。',
  },
  'county.too-many': {
    clause: null,
    message: '各县录入的办法已达到平台保存的上限。',
    next: '请联系市管理部门。',
  },
  'county.none': {
    clause: '八(一)',
    message: '本区域没有在施行或将施行的办法。',
    next: '请刷新后查看。',
  },
} as const satisfies Record<string, RefusalText>;
