/** 安全协议 (四(三), R037) as static A4 HTML: the text both sides signed, its digest, and both signatures in full. */
import type { AgreementPaper } from '#shared/contract/printed-document.ts';
import type { Agreement, AgreementSignature, Party } from '#shared/domain/agreement/agreement.ts';
import { articleLabel } from '#shared/domain/agreement/article-label.ts';
import { inForce, standingNotice } from './agreement-standing.ts';
import { paragraphs } from './form-table.ts';
import { hexGroups } from './hex-groups.ts';
import { type Html, html } from './html.ts';
import { paperTime } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

const sides: readonly (readonly [party: Party, label: string])[] = [
  ['user', '使用部门'],
  ['provider', '提供部门'],
];

/** The whole document. Every value of a record is escaped. */
export function agreementPage(paper: AgreementPaper, by: PrintedBy): string {
  const { agreement, caseNumber, demonstration } = paper;
  const { document } = agreement;
  const sheet = html`<main class="sheet agreement">
<header>
<h1>${document.title}</h1>
<p class="number">受理编号：${caseNumber ?? '编号待平台确认'}　第${document.version}版</p>
${demonstration ? html`<p class="void">演示密钥签署　不具法律效力</p>` : html``}
${standingNotice(paper, by.printedAt)}
</header>
<p>使用部门：${document.userDepartment}（第一责任人${document.userPrincipal}）</p>
<p>提供部门：${document.providerDepartment}（第一责任人${document.providerPrincipal}）</p>
<p>数据资源：${document.entryName}（信息资源代码${document.entryCode}）</p>
<p>信息项：${document.itemNames.join('、')}</p>
${document.articles.map(articleOf)}
${signaturesOf(agreement, inForce(paper, by.printedAt))}
</main>`;
  return paperPage(`${document.title} ${caseNumber ?? ''}`, by, sheet);
}

function articleOf(
  { heading, clause, text }: Agreement['document']['articles'][number],
  index: number,
): Html {
  const source = clause === null ? html`` : html`<span class="clause">〔${clause}〕</span>`;
  return html`<section><h2>${articleLabel(index + 1)}　${heading}${source}</h2>${paragraphs(text)}</section>`;
}

/** The second signature alone does not bring it into force: the platform may still refuse what a workstation signed. */
function standingOf({ state, signatures }: Agreement, isInForce: boolean): string {
  if (state !== 'effective') return '尚未签齐，协议未生效';
  if (!isInForce) return '双方已签署，现状见首页';
  return signatures.every(({ attestation }) => attestation !== null)
    ? '双方已签署，协议生效'
    : '双方已签署，生效待平台确认';
}

function signaturesOf(agreement: Agreement, isInForce: boolean): Html {
  return html`<section class="signatures">
<h2>签署（${standingOf(agreement, isInForce)}）</h2>
${sides.map(([party, label]) =>
  signatureOf(
    label,
    party === 'user' ? agreement.document.userDepartment : agreement.document.providerDepartment,
    agreement.signatures.find((each) => each.party === party),
  ),
)}
<p class="digest"><b>正文摘要（SM3）</b><span class="hex">${hexGroups(agreement.digest)}</span></p>
<p class="small">签名可导出后用 OpenSSL 或其他软件独立核对；纸面只是电子原件的打印件，以电子签名为准。</p>
</section>`;
}

function signatureOf(label: string, department: string, signed: AgreementSignature | undefined): Html {
  if (signed === undefined)
    return html`<div class="signature"><p><b>${label}</b>　${department}</p><p>未签署</p></div>`;
  const attested =
    signed.attestation === null ? '待平台证明收到时间' : `平台证明${paperTime(signed.receivedAt)}收到`;
  return html`<div class="signature">
<p><b>${label}</b>　${department}　${signed.officerName}</p>
<p class="small">签署于${paperTime(signed.signedAt)}，${attested}；<span class="key">密钥 ${signed.keyId}</span></p>
<p class="hex">${hexGroups(signed.signature)}</p>
</div>`;
}
