/** 销毁记录 (六(二), R087) as static A4 HTML. */
import type { DestructionPaper } from '#shared/contract/printed-document.ts';
import {
  type Destruction,
  destructionCauseLabel,
  destructionMethodLabel,
  destructionStateLabel,
} from '#shared/domain/destruction/destruction.ts';
import { type FormRow, formTable } from './form-table.ts';
import { html } from './html.ts';
import { paperDate, paperTime } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

/** The whole document. Every value of a record is escaped. */
export function destructionPage({ record, caseNumber, names }: DestructionPaper, by: PrintedBy): string {
  const user = names[record.userDepartmentId] ?? record.userDepartmentId;
  const provider = names[record.providerId] ?? record.providerId;
  const sheet = html`<main class="sheet report">
<header>
<p class="issuer">${user}</p>
<h1>政务数据销毁记录</h1>
<p class="number">受理编号：${caseNumber ?? '编号待平台确认'}　${destructionStateLabel[record.state]}</p>
</header>
<p>${user}取得${provider}提供的“${record.entryName}”，因${destructionCauseLabel[record.cause]}，按程序销毁如下。</p>
${formTable(rowsOf(record))}
<section class="notes"><p>〔实施意见六（二）〕执行和见证由两人分别在共享平台登记、确认；本页是平台记录的打印件。</p></section>
<footer class="signed"><p>${user}</p><p>${paperDate(record.destroyedAt)}</p></footer>
</main>`;
  return paperPage(`政务数据销毁记录 ${caseNumber ?? ''}`, by, sheet);
}

function rowsOf(record: Destruction): readonly FormRow[] {
  const { takenBack } = record;
  return [
    ['销毁范围', record.scope],
    ['销毁方式', destructionMethodLabel[record.method]],
    ['销毁时间', paperTime(record.destroyedAt)],
    ['证明材料', record.proof],
    ['执行人', `${record.operatorName}，${paperTime(record.reportedAt)}登记`],
    ['见证人', `${record.witnessName}，${witnessed(record)}`],
    ['见证意见', record.note],
    ...(takenBack === undefined
      ? []
      : [['收回', `${takenBack.officerName}，${paperTime(takenBack.at)}`] as const]),
  ];
}

function witnessed({ state, witnessedAt }: Destruction): string {
  if (witnessedAt === null) return '尚未确认';
  return `${paperTime(witnessedAt)}${state === 'returned' ? '退回' : '确认'}`;
}
