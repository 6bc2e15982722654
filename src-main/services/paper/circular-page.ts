/** 书面通报 with its 限期改正 (七(四), R096) as an official document; what followed it stands under its own heading. */
import { type Circular, type CircularEvent, circularActLabel } from '#shared/domain/circular/circular.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { violationLabel } from '#shared/domain/violation/item.ts';
import { type Annex, sheetOf } from './official-sheet.ts';
import { paperDate } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

function stepOf({ act, at, officerName, note }: CircularEvent): string {
  return `${paperDate(at)}，${circularActLabel[act]}（${officerName}）：${note}`;
}

/** As official documents write it, in the brackets of Chinese text. */
function clauseOf(clause: string): string {
  return `〔${clause.replaceAll('(', '（').replaceAll(')', '）')}〕`;
}

/** The document speaks to the department as it was signed; a copy printed later says apart from it what came of it. */
function followed({ history, number }: Circular, printedAt: number): { annex?: Annex } {
  const steps = history.slice(1).map(stepOf);
  if (steps.length === 0) return {};
  const note = `${number ?? '编号待平台确认'}号通报印发以后的办理记录，截至${paperDate(printedAt)}，不属于通报正文。`;
  return { annex: { heading: '印发以后的办理情况', note, words: steps.join('\n') } };
}

/** The whole document. Every value of a record is escaped. */
export function circularPage(circular: Circular, by: PrintedBy): string {
  const { number, departmentName, managementName, clauses, item, rectifyBy } = circular;
  const title = `关于${departmentName}${violationLabel[item]}情形的通报`;
  const sheet = sheetOf({
    issuer: managementName,
    title,
    number: number ?? '编号待平台确认',
    opening: `${departmentName}（第一责任人${circular.principal}）：经查，你单位存在违反政务数据共享规定的情形，现予以通报，并责令限期改正。`,
    parts: [
      ['查明的事实', circular.facts],
      ['违反的条款', `${clauses.map(clauseOf).join('')}${violationLabel[item]}。`],
      ['改正要求', circular.demand],
      [
        '改正期限',
        `请于${longDateLabel(rectifyBy)}前改正，并在共享平台上回复整改情况，由本机关核实。逾期不改正的，依照〔七（四）8〕办理；造成严重不良后果的，提请有关部门处理。`,
      ],
    ],
    signed: managementName,
    at: paperDate(circular.issuedAt),
    note: `经办：${circular.history[0]?.officerName ?? ''}。共享平台电子记录的打印件，编号可在平台查验；用印以纸质文书为准。`,
    ...followed(circular, by.printedAt),
  });
  return paperPage(`${title} ${number ?? ''}`, by, sheet);
}
