import type { MaskReport } from '#shared/domain/masking/report.ts';

const longestStem = 80;

/** The masked file's name: what it was made from, that it is masked, and where it is, that it falls short. */
export const outputName = (chosen: string, outcome: MaskReport['outcome']): string => {
  const stem = chosen
    .replace(/\.[A-Za-z0-9]{1,8}$/u, '')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+/u, '')
    .slice(0, longestStem);
  return `${stem === '' ? '文件' : stem}.脱敏${outcome === 'risk-too-high' ? '.未达标' : ''}.csv`;
};
