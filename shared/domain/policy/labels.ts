/** Matters and starting events of time limits, and ranks of a basis, in the words of the policy. */
import type { BasisRank } from './basis-rank.ts';
import type { ClockMatter, ClockStart } from './pack.ts';

export const basisRankLabel: Readonly<Record<BasisRank, string>> = {
  law: '法律',
  'administrative-regulation': '行政法规',
  'state-council-decision': '国务院决定',
  'local-regulation': '地方性法规',
  policy: '上级政策文件',
};

export const matterLabel: Readonly<Record<ClockMatter, string>> = {
  unconditionalReview: '无条件共享的审查、答复',
  conditionalReview: '有条件共享的符合性审查',
  providerAnswer: '有条件共享的答复',
  delivery: '提供数据',
  correction: '疑义数据校核更正',
  catalogUpdate: '目录更新',
  catalogAudit: '目录审核发布',
};

export const clockStartLabel: Readonly<Record<ClockStart, string>> = {
  'application-received': '收到申请后',
  forwarded: '转至后',
  consented: '同意后',
  'correction-received': '收到反馈后',
  'change-in-force': '变化之日起',
  'catalog-filed': '报送后',
};
