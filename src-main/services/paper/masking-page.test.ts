import { expect, it } from 'vitest';
import { maskingPage } from './masking-page.ts';
import { sampleMasking as record, riskFigures } from './testing/sample-masking.ts';

const at = Date.UTC(2026, 10, 23, 6);
const by = { department: '忻州市民政局', officerName: '张晓雯', printedAt: at, copy: 1 };
it('[R038] the report on paper says what was done, what is kept and why, and how far it falls short', () => {
  const page = maskingPage(record, by);
  for (const words of [
    '教育资助&lt;核对&gt;',
    '固定电话 3 处（单位公开电话）',
    '未达到规则要求的 k',
    'k 不低于 5',
    '100.0%',
    '50.0%',
    'a'.repeat(64),
  ])
    expect(page).toContain(words);
  const sound = maskingPage(
    { ...record, report: { ...record.report, risk: riskFigures(5), outcome: 'accepted' } },
    by,
  );
  expect(sound).toContain('均为规则中写明理由保留的');
});
