/** Chinese words for the codes of a guide. */
import type { Guide, GuideKind, GuideTopic } from './guide.ts';

export const guideTopicLabel: Readonly<Record<GuideTopic, string>> = {
  accounts: '账号管理',
  publishing: '数据发布',
  review: '申请审核',
  catalogue: '目录操作',
  general: '综合',
};

export const guideKindLabel: Readonly<Record<GuideKind, string>> = {
  rule: '规则',
  guide: '操作指南',
  policy: '政策文件',
  security: '安全教育',
  example: '典型案例',
  standard: '标准',
  interpretation: '官方解释',
};

export const guideStateLabel: Readonly<Record<Guide['state'], string>> = {
  current: '现行',
  replaced: '旧版',
  withdrawn: '已撤下',
};
