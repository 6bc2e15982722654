import { describe, expect, it } from 'vitest';
import type { PrintedDocument } from '#shared/contract/printed-document.ts';
import { printedDocument } from '#shared/contract/printed-document.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { documentPage, paperIdOf } from './document-page.ts';
import { sampleRight, withdrawnAgreement } from './testing/sample-agreement.ts';
import { sampleBy, sampleDocuments } from './testing/sample-papers.ts';

/** The words a reader sees, tags and spaces out. */
const textOf = (document: PrintedDocument) => documentPage(document, sampleBy).replace(/<[^>]*>|\s+/gu, '');

const sample = <K extends PrintedDocument['kind']>(kind: K) =>
  structuredClone(sampleDocuments[kind]) as Extract<PrintedDocument, { kind: K }>;

const holds = (text: string, words: readonly string[]) => {
  for (const each of words) expect(text).toContain(each);
};

describe('the papers of a case', () => {
  it.each(Object.entries(sampleDocuments))(
    '%s comes over the bridge and has copies of its own',
    (_, each) => {
      expect(printedDocument.parse(each)).toEqual(each);
      const others = Object.values(sampleDocuments).filter((other) => other !== each);
      expect(others.map(paperIdOf)).not.toContain(paperIdOf(each));
      expect(documentPage(each, sampleBy)).toContain('第 2 份');
    },
  );

  it('[R017] [R051] the application says who asks whom for what, what was answered and what happened', () => {
    holds(textOf(sample('application')), [
      '受理编号：GX2026-000042',
      '忻州市民政局（经办张晓梅）',
      '忻州市公安局',
      '常住人口户籍登记信息（信息资源代码301001/17）',
      '核对城乡最低生活保障申请家庭的共同生活成员。',
      '年度复核时按名单核对。',
      '自授权之日起12个月',
      '与户主关系',
      '同意提供的信息项姓名、公民身份号码、户籍地址、户主姓名、与户主关系',
      '2027年11月30日',
      '婚姻状况以民政登记为准，不予提供。',
    ]);
  });

  it('[R051] an application that the platform has not numbered says so, and one without an answer has none', () => {
    const { kind, paper } = sample('application');
    const subject = { ...paper.subject, number: null, conditions: null };
    const text = textOf({ kind, paper: { ...paper, subject } });
    holds(text, ['受理编号：编号待平台确认', '答复尚未答复']);
    expect(text).not.toContain('GX2026');
  });

  it('[R057] a refusal is printed with its reason, its basis and the explanation', () => {
    const { kind, paper } = sample('application');
    const refusal = {
      reason: 'beyond-duty',
      basisRank: 'law',
      basis: '某法第<三>条',
      explanation: '超出职责',
    } as const;
    const text = documentPage(
      { kind, paper: { ...paper, subject: { ...paper.subject, conditions: null, refusal } } },
      sampleBy,
    );
    holds(text, ['超出使用部门职责', '某法第&lt;三&gt;条', '超出职责']);
  });

  it('[R052] [R054] the receipt says when it came and every limit with its clause and last day', () => {
    holds(textOf(sample('receipt')), [
      '2026年11月23日14:05:09收到，受理编号GX2026-000042，有条件共享。',
      '平台符合性审查2个工作日五(三)22026年11月25日2026年11月24日已办',
      '提供部门答复5个工作日五(三)22026年12月1日计时中',
    ]);
    const { kind, paper } = sample('receipt');
    const text = textOf({ kind, paper: { ...paper, subject: { ...paper.subject, clocks: [] } } });
    expect(text).toContain('不计审查和答复时限');
  });

  it('[R037] the agreement is printed whole, with both signatures, and says what a demonstration key is worth', () => {
    const { kind, paper } = sample('agreement');
    holds(textOf({ kind, paper }), [
      '演示密钥签署不具法律效力',
      '第一责任人赵国栋',
      '第四条收回与销毁〔六(二)〕',
      '双方已签署，协议生效',
      ...paper.agreement.signatures.map(({ signature }) => signature),
      digestOfValue(paper.agreement.document),
      '平台证明2026年11月25日14:05:11收到',
    ]);
    expect(textOf({ kind, paper: { ...paper, demonstration: false } })).not.toContain('演示密钥');
    const [first] = paper.agreement.signatures;
    const signing = { ...paper.agreement, state: 'signing' as const, signatures: first ? [first] : [] };
    holds(textOf({ kind, paper: { ...paper, agreement: signing } }), ['尚未签齐', '未签署']);
    const unconfirmed = paper.agreement.signatures.map((each) => ({ ...each, attestation: null }));
    const here = textOf({
      kind,
      paper: { ...paper, agreement: { ...paper.agreement, signatures: unconfirmed } },
    });
    holds(here, ['双方已签署，生效待平台确认']);
    expect(here).not.toContain('协议生效');
  });

  it('[R086] the agreement of a right that was withdrawn says so on its face, since when and by whom', () => {
    const { kind, paper } = sample('agreement');
    const text = textOf({ kind, paper: withdrawnAgreement });
    holds(text, [
      '使用权已收回，本协议不再作为使用依据自2026年11月',
      '忻州市公安局李志强',
      '双方已签署，现状见首页',
    ]);
    expect(text).not.toContain('协议生效');
    expect(textOf({ kind, paper: { ...paper, right: sampleRight } })).toContain('双方已签署，协议生效');
    const later = { ...sampleBy, printedAt: sampleBy.printedAt + 400 * 86_400_000 };
    expect(documentPage({ kind, paper: { ...paper, right: sampleRight } }, later)).toContain('使用期限已满');
  });

  it('[R087] the record of destruction names both persons, and says so where the witness has not spoken', () => {
    const { kind, paper } = sample('destruction');
    holds(textOf({ kind, paper }), [
      '因使用期限届满，按程序销毁如下',
      '覆写擦除',
      '张晓梅，2027年11月28日14:15:09登记',
      '王建国，2027年11月29日14:05:09确认',
      '已销毁',
    ]);
    const record = { ...paper.record, state: 'reported' as const, witnessedAt: null, note: '' };
    holds(textOf({ kind, paper: { ...paper, record } }), ['待见证确认', '王建国，尚未确认', '见证意见无']);
  });
});
