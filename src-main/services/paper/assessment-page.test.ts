import { describe, expect, it } from 'vitest';
import { assessmentPage } from './assessment-page.ts';
import { sampleAssessment, sampleBy } from './testing/sample-papers.ts';

describe('a 评估报告 on paper', () => {
  it('[R091] bears the score, every figure with its clause and weight, the objections and what to improve', () => {
    const page = assessmentPage(sampleAssessment, sampleBy);
    for (const words of [
      '忻州市公安局政务数据共享考核评估报告',
      '91.77分',
      '共享申请按期答复（五（三）2，权重35）：41 / 44，93.2%',
      '期间内无此类事项，不计分',
      '一件属实，已剔除',
      '请改进：共享申请按期答复、疑义更正按期完成、未被书面通报。',
      '结果已冻结',
    ])
      expect(page).toContain(words);
  });

  it('[R091] before the freeze says that it is announced, and without a score says why', () => {
    const open = { ...sampleAssessment, state: 'announced' as const, frozenAt: null, score: null };
    const page = assessmentPage(
      { ...open, figures: open.figures.map((each) => ({ ...each, hits: 0, of: 0 })) },
      sampleBy,
    );
    expect(page).toContain('公示稿');
    expect(page).toContain('没有可计的事项，不计分');
    expect(page).toContain('请保持');
  });
});
