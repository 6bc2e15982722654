/** 共享申请表 and 受理回执 (五(三), R017, R051, R052) as static A4 HTML. */
import type { CasePaper } from '#shared/contract/printed-document.ts';
import { exchangeMethodLabel, shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { clockLabel } from '#shared/domain/clock/clock-id.ts';
import { actLabel, reasonLabel, routeLabel } from '#shared/domain/sharing/labels.ts';
import { purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { type FormRow, formTable, paragraphs } from './form-table.ts';
import { type Html, html } from './html.ts';
import { paperDate, paperTime } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

const issuer = '政务数据共享平台';

type NameOf = (id: string) => string;

const nameIn =
  (names: CasePaper['names']): NameOf =>
  (id) =>
    names[id] ?? id;

/** What was asked for and what came of it so far. Every value of a record is escaped. */
export function applicationPage({ subject, names }: CasePaper, by: PrintedBy): string {
  const nameOf = nameIn(names);
  const sheet = html`<main class="sheet report">
<header>
<p class="issuer">${nameOf(subject.applicantDepartmentId)}</p>
<h1>政务数据共享申请表</h1>
<p class="number">受理编号：${numberOf(subject)}</p>
</header>
<h2>一、申请内容</h2>
${formTable(askedFor(subject, nameOf))}
<h2>二、申请的信息项</h2>
${itemTable(subject)}
<h2>三、办理结果</h2>
${formTable(outcome(subject))}
<h2>四、办理经过</h2>
${historyTable(subject, nameOf)}
<section class="notes"><p>〔实施意见五（三）〕共享平台电子记录的打印件；受理编号可在平台查验，用印以纸质文书为准。</p></section>
</main>`;
  return paperPage(`政务数据共享申请表 ${subject.number ?? ''}`, by, sheet);
}

const numberOf = ({ number }: SharingCase): string => number ?? '编号待平台确认';

function askedFor(subject: SharingCase, nameOf: NameOf): readonly FormRow[] {
  const { application, change } = subject;
  return [
    ['申请部门', `${nameOf(subject.applicantDepartmentId)}（经办 ${nameOf(subject.applicantOfficerId)}）`],
    ['提供部门', nameOf(subject.providerId)],
    ['数据资源', `${subject.entryName}（信息资源代码 ${subject.entryCode}）`],
    ['办理路径', routeLabel[subject.route]],
    ...(subject.renews === null ? [] : [['续期', '延续原授权，按新申请办理'] as const]),
    ...(change === null ? [] : [['变更理由', change.reason] as const]),
    ['用途类别', purposeKindLabel[application.purposeKind]],
    ['使用用途', application.purpose],
    ['应用场景', application.scenario],
    ...(application.protection === '' ? [] : [['保护措施', application.protection] as const]),
    ['交换方式', exchangeMethodLabel[application.method]],
    ['使用期限', `自授权之日起${application.validMonths}个月`],
    ['安全协议', subject.agreementRequired ? '须签署' : '不须签署'],
  ];
}

function itemTable({ items }: SharingCase): Html {
  const rows = items.map(
    (item, index) =>
      html`<tr><td class="order">${index + 1}</td><td>${item.name}</td><td>${shareTypeLabel[item.shareType]}</td></tr>`,
  );
  return html`<table class="calls">
<thead><tr><th class="order">序号</th><th>信息项</th><th>共享类型</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function outcome({ conditions, refusal, items }: SharingCase): readonly FormRow[] {
  const refused: readonly FormRow[] =
    refusal === null
      ? []
      : [
          ['不予提供的理由', reasonLabel[refusal.reason]],
          ['依据', refusal.basis],
          ['说明', refusal.explanation],
        ];
  if (conditions === null) return refused.length > 0 ? refused : [['答复', '尚未答复']];
  const given = items.filter(({ id }) => conditions.itemIds.includes(id)).map(({ name }) => name);
  return [
    ...refused,
    ['同意提供的信息项', given.join('、')],
    ['使用至', longDateLabel(conditions.validUntil)],
    ['每日上限', `${conditions.callsPerDay}次`],
    ['使用要求', conditions.note],
  ];
}

function historyTable({ history }: SharingCase, nameOf: NameOf): Html {
  const rows = history.map(({ at, act, departmentId, officerId, onBehalfOf, note }) => {
    const behalf = onBehalfOf === null ? '' : `（代理${nameOf(onBehalfOf)}）`;
    return html`<tr><td class="when">${paperTime(at)}</td><td>${nameOf(departmentId)} ${nameOf(officerId)}${behalf}</td><td><p>${actLabel[act]}</p>${paragraphs(note)}</td></tr>`;
  });
  return html`<table class="calls">
<thead><tr><th class="when">时间</th><th>部门和经办人</th><th>办理</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

/** The platform's word that it has the application, and every limit that its receipt started. */
export function receiptPage({ subject, names }: CasePaper, by: PrintedBy): string {
  const nameOf = nameIn(names);
  const received = subject.history.findLast(
    ({ act }) => act === 'submit' || act === 'resubmit' || act === 'consent',
  );
  const at = received?.at ?? subject.history[0]?.at ?? 0;
  const limits =
    subject.clocks.length === 0
      ? html`<p>本事项属专用共享，提供即办，不计审查和答复时限。〔五（四）4〕</p>`
      : html`<p>办理时限如下，以工作日计，节假日安排变动时随之重算：</p>${limitTable(subject)}`;
  const sheet = html`<main class="sheet official">
<header>
<p class="issuer">${issuer}</p>
<p class="number">${numberOf(subject)}</p>
<h1>政务数据共享申请受理回执</h1>
</header>
<p class="addressee">${nameOf(subject.applicantDepartmentId)}：</p>
<p>你部门申请使用${nameOf(subject.providerId)}的“${subject.entryName}”（信息资源代码${subject.entryCode}），信息项为${subject.items.map(({ name }) => name).join('、')}。平台已于${paperTime(at)}收到，受理编号${numberOf(subject)}，${routeLabel[subject.route].split(' · ')[0] ?? ''}。</p>
${limits}
<footer class="signed"><p>${issuer}</p><p>${paperDate(at)}</p></footer>
<p class="filed">经办：${nameOf(subject.applicantOfficerId)}。办理进展在工作台“我的申请”中查看。共享平台电子记录的打印件，编号可在平台查验。</p>
</main>`;
  return paperPage(`政务数据共享申请受理回执 ${subject.number ?? ''}`, by, sheet);
}

function limitTable({ clocks }: SharingCase): Html {
  const rows = clocks.map(
    ({ id, workingDays, clause, dueOn, stoppedAt }) =>
      html`<tr><td>${clockLabel[id]}</td><td>${workingDays}个工作日</td><td>${clause}</td><td>${longDateLabel(dueOn)}</td><td>${stoppedAt === null ? '计时中' : `${paperDate(stoppedAt)}已办`}</td></tr>`,
  );
  return html`<table class="calls">
<thead><tr><th>事项</th><th>时限</th><th>依据</th><th>最迟</th><th>现状</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
