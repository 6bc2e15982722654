import { describe, expect, it } from 'vitest';
import { circularPage } from './circular-page.ts';
import { paperDate } from './paper-date.ts';
import { sampleBy, sampleCircular } from './testing/sample-papers.ts';

describe('a 通报 on paper', () => {
  it('[R096] bears its number, the facts, the clauses, the date to put it right and its issuer', () => {
    const page = circularPage({ ...sampleCircular, facts: '逾期<未>答复' }, sampleBy);
    for (const words of [
      'TB2026-000007',
      '忻州市公安局（第一责任人孙立新）',
      '〔七（四）2〕〔条例第39条〕',
      '2026年12月10日前改正',
      '逾期&lt;未&gt;答复',
      '整改回复（李志强）',
    ])
      expect(page).toContain(words);
  });

  it('[R096] printed after it was answered stands as it was signed; what followed is an annex with the day of printing', () => {
    const page = circularPage(sampleCircular, sampleBy);
    const [issue] = sampleCircular.history;
    if (issue === undefined) throw new Error('a circular without a beginning');
    const signed = circularPage({ ...sampleCircular, history: [issue] }, sampleBy);
    const body = (of: string) => of.slice(of.indexOf('<main'), of.indexOf('<p class="filed">'));
    expect(body(page)).toBe(body(signed));
    const annex = page.slice(page.indexOf('class="annex"'));
    expect(annex).toContain('整改回复（李志强）');
    expect(annex).toContain(`截至${paperDate(sampleBy.printedAt)}，不属于通报正文`);
    expect(signed).not.toContain('class="annex"');
  });

  it('[R096] without a number yet says so, and without a reply tells of none', () => {
    const [issue] = sampleCircular.history;
    if (issue === undefined) throw new Error('a circular without a beginning');
    const page = circularPage({ ...sampleCircular, number: null, history: [issue] }, sampleBy);
    expect(page).toContain('编号待平台确认');
    expect(page).not.toContain('附记');
  });
});
