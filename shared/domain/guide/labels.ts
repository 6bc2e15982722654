/** Chinese words for the codes of a guide. */
import type { Guide, GuideKind, GuideTopic } from './guide.ts';

export const guideTopicLabel: Readonly<Record<GuideTopic, string>> = {
  accounts: '账号管理',
  publishing: '数据发布',
  review: '申请审核',
  catalogue: '目录操作',
};

export const guideKindLabel: Readonly<Record<GuideKind, string>> = { rule: '规则', guide: '操作指南' };

export const guideStateLabel: Readonly<Record<Guide['state'], string>> = {
  current: '现行',
  replaced: '旧版',
  withdrawn: '已撤下',
};
