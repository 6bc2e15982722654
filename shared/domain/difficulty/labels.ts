/** Chinese words for the codes of a statement of difficulty. */
import type { Difficulty, DifficultyVerdict } from './difficulty.ts';

export const difficultyStateLabel: Readonly<Record<Difficulty['state'], string>> = {
  stated: '待决定',
  accepted: '已认可',
  'not-accepted': '未认可，限期共享',
};

export const verdictLabel: Readonly<Record<DifficultyVerdict['outcome'], string>> = {
  accepted: '认可',
  'not-accepted': '不予认可，限期共享',
};
