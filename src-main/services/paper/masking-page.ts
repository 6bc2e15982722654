/** 脱敏报告 (四(三), R038) as static A4 HTML: what was done to a file and what is left. Counts, settings and digests alone. */
import type { MaskingPaper } from '#shared/contract/printed-document.ts';
import { gradeLabel } from '#shared/domain/catalog/labels.ts';
import { algorithmWords } from '#shared/domain/masking/algorithm-words.ts';
import { kindLabel } from '#shared/domain/masking/kind.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import { shortOf } from '#shared/domain/masking/risk/classes.ts';
import type { RiskFigures } from '#shared/domain/masking/risk/figures.ts';
import { type Html, html } from './html.ts';
import { paperTime } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

/** The whole document. Every value of the report is escaped. */
export function maskingPage({ entryName, file, report }: MaskingPaper, by: PrintedBy): string {
  const { rules, rulesDigest } = report;
  const sheet = html`<main class="sheet report">
<header>
<p class="issuer">${by.department}</p>
<h1>数据脱敏报告</h1>
<p class="number">${paperTime(by.printedAt)}</p>
</header>
<p>资源：${entryName === '' ? '未指定' : entryName}。用途：${rules.purpose}。结果文件：${file.name}，${file.size} 字节，${report.rows} 行。</p>
<p>结论：${conclusionOf(report)}</p>
<h2>一、各列的分类、分级和规则</h2>
${columnTable(report)}
<h2>二、重识别风险</h2>
${riskPart(report)}
<h2>三、校验</h2>
<p>结果文件 SM3：${file.digest}</p>
<p>规则 SM3：${rulesDigest}</p>
<section class="notes"><p>〔实施意见四（三）〕本报告只有计数、设置和校验值，不载数据内容；由${by.officerName}在本机脱敏，原文件未离开本机。</p></section>
</main>`;
  return paperPage('数据脱敏报告', by, sheet);
}

function conclusionOf({ outcome, rules, risk }: MaskReport): string {
  const short = rules.risk === null || risk === null ? [] : shortOf(rules.risk, risk);
  if (short.length > 0)
    return `未达到规则要求的 ${short.join('、')}，须由本部门另一名审核人员写明理由才能交付。`;
  if (outcome === 'accepted') return '对结果再查一遍，识别出的内容均为规则中写明理由保留的。';
  return '对结果再查一遍，没有识别出遗留的敏感内容。';
}

function columnTable({ rules, columns }: MaskReport): Html {
  const results = new Map(columns.map((each) => [each.column, each]));
  const rows = rules.columns.map(({ column, kind, dataClass, grade, algorithm }) => {
    const result = results.get(column);
    const left = result?.left.map((each) => `${kindLabel[each.kind]} ${each.values} 处`).join('、') ?? '';
    const kept = left === '' ? '无' : `${left}（${result?.accepted ?? ''}）`;
    return html`<tr><td>${column}</td><td>${kind === null ? '—' : kindLabel[kind]}</td><td>${dataClass}，${gradeLabel[grade]}</td><td>${algorithmWords(algorithm)}</td><td>${result?.changed ?? 0}</td><td>${kept}</td></tr>`;
  });
  return html`<table class="calls masking">
<thead><tr><th>列</th><th>识别为</th><th>分类、分级</th><th>规则</th><th>改动的值</th><th>保留的内容</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function riskPart({ rules, riskBefore, risk }: MaskReport): Html {
  const demand = rules.risk;
  if (demand === null || riskBefore === null || risk === null)
    return html`<p>规则没有指定准标识符，未测算。</p>`;
  const sensitive =
    demand.sensitive === null ? '' : `；敏感属性：${demand.sensitive}，l 不低于 ${demand.leastL}`;
  const row = (label: string, of: (figures: RiskFigures) => string) =>
    html`<tr><td>${label}</td><td>${of(riskBefore)}</td><td>${of(risk)}</td></tr>`;
  return html`<p>准标识符：${demand.quasiIdentifiers.join('、')}；k 不低于 ${demand.leastK}${sensitive}。</p>
<table class="calls">
<thead><tr><th>指标</th><th>脱敏前</th><th>脱敏后</th></tr></thead>
<tbody>${[
    row('k', ({ k }) => String(k)),
    row('l', ({ l }) => (l === null ? '—' : String(l))),
    row('等价类', ({ classes }) => String(classes)),
    row('唯一的行', ({ unique }) => String(unique)),
    row('检察官风险，最高', ({ prosecutor }) => share(prosecutor.highest)),
    row('检察官风险，平均', ({ prosecutor }) => share(prosecutor.average)),
    row('营销者风险', ({ marketer }) => share(marketer)),
  ]}</tbody>
</table>`;
}

function share(value: number): string {
  return `${(value * 100).toFixed(value > 0 && value < 0.001 ? 3 : 1)}%`;
}
