/** Chinese words for catalogue codes, as the national guide and the policy use them. */
import type {
  CatalogEntry,
  ExchangeMethod,
  InformationItem,
  Library,
  PublishingReview,
  ShareType,
} from './entry.ts';
import type { Conversion, Quality } from './publication.ts';

export const shareTypeLabel: Readonly<Record<ShareType, string>> = {
  unconditional: '无条件共享',
  conditional: '有条件共享',
  withheld: '不予共享',
};

export const exchangeMethodLabel: Readonly<Record<ExchangeMethod, string>> = {
  database: '数据库',
  interface: '接口',
  file: '文件',
};

export const formatLabel: Readonly<Record<CatalogEntry['formats'][number], string>> = {
  document: '电子文件',
  spreadsheet: '电子表格',
  database: '数据库',
  image: '图形图像',
  stream: '流媒体',
  'self-describing': '自描述格式',
  'service-interface': '服务接口',
};

export const updateCycleLabel: Readonly<Record<CatalogEntry['updateCycle'], string>> = {
  realtime: '实时',
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  'half-yearly': '每半年',
  yearly: '每年',
};

export const dataTypeLabel: Readonly<Record<InformationItem['dataType'], string>> = {
  C: '字符型',
  N: '数值型',
  Y: '货币型',
  D: '日期型',
  T: '日期时间型',
  L: '逻辑型',
  M: '备注型',
  G: '通用型',
  B: '双精度型',
  I: '整型',
  F: '浮点型',
};

export const kindLabel: Readonly<Record<CatalogEntry['kind'], string>> = {
  data: '数据',
  'official-document': '文书类',
  licence: '证照类',
  contract: '合同类',
};

export const gradeLabel: Readonly<Record<CatalogEntry['grade'], string>> = {
  'general-1': '一般数据（1级）',
  'general-2': '一般数据（2级）',
  'general-3': '一般数据（3级）',
  'general-4': '一般数据（4级）',
  important: '重要数据',
  core: '核心数据',
};

export const acquisitionLabel: Readonly<Record<CatalogEntry['acquisition'], string>> = {
  duty: '履职采集或获取',
  concession: '特许经营产生',
  'purchased-service': '购买服务产生',
};

export const baseLabel = {
  population: '人口基础库',
  'legal-entity': '法人单位基础库',
  'public-credit': '公共信用基础库',
  'macro-economy': '宏观经济基础库',
  'spatial-geography': '空间地理基础库',
  'electronic-licence': '电子证照基础库',
} as const;

export const libraryLabel = (library: Library): string => {
  if (library.kind === 'base') return baseLabel[library.base];
  return library.kind === 'theme' ? `${library.theme}主题库` : '部门目录';
};

/** The seven attributes of the internal review, 四(三) (R036), in the order they are asked for. */
export const reviewLabel: Readonly<Record<keyof PublishingReview, string>> = {
  sharingAttributes: '共享属性',
  provisionMethod: '数据提供方式',
  scenarios: '应用场景',
  userIdentity: '使用方身份',
  userRegion: '使用方地域',
  knowledgeScope: '知悉范围',
  useScope: '使用范围',
};

export const qualityLabel: Readonly<Record<keyof Quality, string>> = {
  accurate: '真实准确',
  controlled: '质量可控',
  usable: '共享可用',
  updated: '及时更新',
};

export const agreementLabel = { required: '须签署', 'not-required': '不须签署' } as const;

export const conversionLabel: Readonly<Record<Conversion['status'], string>> = {
  planned: '未开始',
  'under-way': '进行中',
  done: '已完成',
};
