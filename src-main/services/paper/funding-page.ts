/** 项目和经费的依据材料 of one department (七(三), R094): what the records say, for those who decide about projects and money. */
import type { FundingPaper } from '#shared/contract/printed-document.ts';
import { scoreLabel } from '#shared/domain/assessment/assessment.ts';
import { circularStateLabel } from '#shared/domain/circular/circular.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { measureLabel } from '#shared/domain/suspension-advice/suspension-advice.ts';
import { violationLabel } from '#shared/domain/violation/item.ts';
import { figuresOf } from './assessment-page.ts';
import { sheetOf } from './official-sheet.ts';
import { paperDate } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

function circularsOf({ circulars }: FundingPaper): string {
  return circulars
    .map(
      ({ number, item, subject, issuedAt, rectifyBy, state }) =>
        `${number ?? '编号待平台确认'}（${paperDate(issuedAt)}）：${violationLabel[item]}，${subject}；限${longDateLabel(rectifyBy)}前改正，${circularStateLabel[state]}。`,
    )
    .join('\n');
}

function advicesOf({ advices }: FundingPaper): string {
  return advices
    .map(({ at, to, measures, reason, grounds, state, withdrawnAt, withdrawnReason }) => {
      const asked = measures.map((each) => measureLabel[each]).join('、');
      const rests = grounds.map(
        ({ item, subject, circularNumber }) =>
          `${violationLabel[item]}，${subject}${circularNumber === null ? '' : `（${circularNumber}）`}`,
      );
      const taken =
        state === 'withdrawn' && withdrawnAt !== null
          ? `已于${paperDate(withdrawnAt)}撤回：${withdrawnReason}`
          : '';
      return `${paperDate(at)}向${to}建议${asked}。理由：${reason}依据：${rests.join('；')}。${taken}`;
    })
    .join('\n');
}

/** The whole document. Every value of a record is escaped. */
export function fundingPage(paper: FundingPaper, by: PrintedBy): string {
  const { departmentName, managementName, name, period, score, indicators, figures } = paper.assessment;
  const title = `${departmentName}项目和经费依据材料`;
  const sheet = sheetOf({
    issuer: managementName,
    title,
    number: name,
    opening: `政务数据共享情况是规划、安排信息化项目和运维经费的重要依据〔七（三）〕。以下为${longDateLabel(period.from)}至${longDateLabel(period.to)}的考核结果，以及至打印之日的通报和建议，均出自共享平台的记录。`,
    parts: [
      [
        '考核得分',
        score === null ? '期间内没有可计的事项，不计分。' : `${scoreLabel(score)}分（满分100分）。`,
      ],
      ['各项指标', figuresOf({ indicators, figures })],
      ['书面通报和整改', circularsOf(paper)],
      ['暂停建议', advicesOf(paper)],
    ],
    signed: managementName,
    at: paperDate(by.printedAt),
    note: '各项结果所依据的记录见随附的记录清单。是否暂停项目和经费由收件单位决定。共享平台电子记录的打印件；用印以纸质文书为准。',
  });
  return paperPage(title, by, sheet);
}
