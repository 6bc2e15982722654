/** 评估报告 of one department in one period (七(一)、七(二), R091) as an official document: the figures, the objections, what to improve. */
import { type Assessment, scoreLabel } from '#shared/domain/assessment/assessment.ts';
import { shareLabel } from '#shared/domain/assessment/figure.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { type Part, sheetOf } from './official-sheet.ts';
import { paperDate } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

/** A line for each indicator: clause, weight and what came out. */
export function figuresOf({ indicators, figures }: Pick<Assessment, 'indicators' | 'figures'>): string {
  return indicators
    .map((each) => {
      const figure = figures.find(({ indicatorId }) => indicatorId === each.id);
      const result =
        figure === undefined || figure.of === 0
          ? '期间内无此类事项，不计分'
          : `${figure.hits} / ${figure.of}，${shareLabel(figure)}`;
      return `${each.name}（${each.clause.replaceAll('(', '（').replaceAll(')', '）')}，权重${each.weight}）：${result}`;
    })
    .join('；\n')
    .concat('。');
}

function objectionsOf({ objections, indicators }: Assessment): Part[] {
  const words = objections.map(({ indicatorId, text, answer }) => {
    const name = indicators.find(({ id }) => id === indicatorId)?.name ?? indicatorId;
    return `${name}：${text}${answer === null ? '（待答复）' : `答复：${answer.text}`}`;
  });
  return words.length === 0 ? [] : [['异议和答复', words.join('\n')]];
}

/** What was not done in time is what there is to improve; nothing is invented beyond the figures. */
function improvementsOf({ indicators, figures }: Assessment): string {
  const wanting = indicators.filter(({ id }) =>
    figures.some(({ indicatorId, hits, of }) => indicatorId === id && of > 0 && hits < of),
  );
  if (wanting.length === 0) return '各项指标均达到要求，请保持。';
  return `请改进：${wanting.map(({ name }) => name).join('、')}。具体事项见平台考核页列出的记录。`;
}

/** The whole document. Every value of a record is escaped. */
export function assessmentPage(assessment: Assessment, by: PrintedBy): string {
  const { departmentName, managementName, name, period, state, score } = assessment;
  const title = `${departmentName}政务数据共享考核评估报告`;
  const frozen = assessment.frozenAt;
  const sheet = sheetOf({
    issuer: managementName,
    title,
    number: `${name}${state === 'frozen' ? '' : '（公示稿）'}`,
    opening: `考核期间为${longDateLabel(period.from)}至${longDateLabel(period.to)}，指标由共享平台按办理记录计算。`,
    parts: [
      ['得分', score === null ? '期间内没有可计的事项，不计分。' : `${scoreLabel(score)}分（满分100分）。`],
      ['各项指标', figuresOf(assessment)],
      ...objectionsOf(assessment),
      ['改进意见', improvementsOf(assessment)],
    ],
    signed: managementName,
    at: paperDate(frozen ?? assessment.computedAt),
    note: `${frozen === null ? '公示稿，冻结之前可提异议。' : '结果已冻结，可按同样的记录重新算出。'}共享平台电子记录的打印件；用印以纸质文书为准。`,
  });
  return paperPage(title, by, sheet);
}
