/** Chinese words for where a filed entry is (三(一)). */
import type { FilingStage } from '#shared/domain/cataloguing/filing-overview.ts';
import type { Tone } from '../../ui/pieces.tsx';

export const stageLabel: Readonly<Record<FilingStage, string>> = {
  'waiting-own': '待县级受理',
  'waiting-city': '待市级受理',
  returned: '已退回',
  published: '已汇聚发布',
  'removal-own': '停用待县级收到',
  'removal-city': '停用待市级收到',
  removed: '已去除',
};

export const stageTone: Readonly<Record<FilingStage, Tone>> = {
  'waiting-own': 'amber',
  'waiting-city': 'amber',
  returned: 'red',
  published: 'green',
  'removal-own': 'amber',
  'removal-city': 'amber',
  removed: 'grey',
};
