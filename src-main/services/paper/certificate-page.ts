/** 数据资源调用记录凭证 (五(四)5, R066) as static A4 HTML. */
import {
  type Certificate,
  type CertificateBody,
  certificateCode,
} from '#shared/domain/certificate/certificate.ts';
import { codeGroups, hexGroups } from './hex-groups.ts';
import { type Html, html } from './html.ts';
import { paperDate, paperTime } from './paper-date.ts';
import { type PrintedBy, paperPage, whichCopy } from './paper-page.ts';
import { qrSvg } from './qr-svg.ts';

export type Printing = PrintedBy & {
  readonly certificate: Certificate;
  /** Whether the digest is that of the content and the platform's seal stands under it, as far as this workstation can tell. */
  readonly sealed: boolean;
};

const issuer = '政务数据共享平台';

/** The whole document. Every value of a record is escaped. */
export function certificatePage(printing: Printing): string {
  const { certificate, sealed, department } = printing;
  const { body } = certificate;
  const sheet = html`<main class="sheet">
<header>
<p class="issuer">${sealed ? issuer : department}</p>
<h1>数据资源调用记录凭证${sealed ? '' : '（待核验）'}</h1>
<p class="number">编号：${body.number}</p>
${sealed ? html`` : html`<p class="void">待核验　不是凭证，不能作为证明使用</p>`}
</header>
${statement(body, sealed)}
${callTable(body)}
${sealed ? explanations(printing) : html``}
${sealed ? closing(certificate) : unproven()}
</main>`;
  return paperPage(`数据资源调用记录凭证 ${body.number}`, printing, sheet);
}

/** What the platform is not known to have recorded proves nothing, and nothing on the sheet may look as if it did (五(四)5). */
function unproven(): Html {
  return html`<section class="notes"><p><b>待核验。</b>本机没有核对出平台对上述内容的登记和印章，本件不是凭证，不能作为证明使用。请连通平台，在“凭证”中核验或重新开具后打印。</p></section>`;
}

function statement(body: CertificateBody, sealed: boolean): Html {
  const times = body.calls.map(({ at }) => at);
  const from = paperDate(Math.min(...times));
  const to = paperDate(Math.max(...times));
  const period = from === to ? from : `${from}至${to}`;
  const code = body.entryCode === '' ? '' : `（信息资源代码 ${body.entryCode}）`;
  return html`<p class="statement">${sealed ? '兹证明：' : ''}<b>${body.userDepartment}</b>依据共享事项 ${body.caseNumber}，于${period}通过共享平台调用<b>${body.providerDepartment}</b>提供的“${body.entryName}”${code}，共 <b>${body.calls.length}</b> 次。${sealed ? '每次调用均已由平台记录存证' : '平台的登记情况待核验'}，明细如下。</p>`;
}

function callTable(body: CertificateBody): Html {
  return html`<table class="calls">
<thead><tr><th class="order">序号</th><th class="when">调用时间</th><th class="who">经办人</th><th>用途与信息项</th><th class="rows">返回条数</th></tr></thead>
${body.calls.map((call, index) => callRows(call, index + 1))}
</table>`;
}

function callRows(call: CertificateBody['calls'][number], order: number): Html {
  return html`<tbody>
<tr><td class="order" rowspan="2">${order}</td><td class="when">${paperTime(call.at)}</td><td class="who">${call.officerName}</td><td><p>${call.purpose}</p><p class="items">信息项：${call.itemNames.join('、')}</p></td><td class="rows">${call.rowCount}</td></tr>
<tr><td colspan="4" class="evidence"><dl><dt>调用编号</dt><dd>${call.number}</dd><dt>结果摘要</dt><dd class="hex">${hexGroups(call.resultDigest)}</dd><dt>存证第 ${call.ledgerSeq} 条</dt><dd class="hex">${hexGroups(call.ledgerHash)}</dd></dl></td></tr>
</tbody>`;
}

function explanations({ certificate, officerName, printedAt, copy }: Printing): Html {
  const { body, digest } = certificate;
  return html`<section class="notes">
<p><b>责任。</b>数据由${body.providerDepartment}提供，取得之后由${body.userDepartment}管理和使用：未经授权不得改变用途，不得用于有偿服务或其他商业活动；发生滥用、超范围使用、擅自扩散或泄露的，由使用部门负责，提供部门不对使用环节的安全问题负责；不再使用时应当按程序销毁。〔实施意见六（二）〕</p>
<p><b>核验。</b>在政务数据共享工作台“凭证”中选择“核验”，扫描左下方二维码或录入其右侧的核验码，核对编号、摘要和平台印章；未连接平台时可先核对印章签名。本凭证不载返回的数据内容。</p>
<p><b>份数。</b>本件为${officerName}于${paperDate(printedAt)}所制${whichCopy(copy)}。份数按制件人和所用电脑分别计数，他人或用别的电脑所制的不在其内；各份内容相同，以核验结果为准。</p>
<p class="digest"><b>凭证摘要（SM3）</b><span class="hex">${hexGroups(digest)}</span></p>
</section>`;
}

function closing(certificate: Certificate): Html {
  const { body, demonstration } = certificate;
  const code = certificateCode({ ...certificate, number: body.number });
  const notice = demonstration ? html`<p class="void">演示密钥　不具法律效力</p>` : html``;
  return html`<footer class="closing">
${qrSvg(code)}
<div class="code"><p class="label">核验码</p><p class="hex">${codeGroups(code)}</p></div>
<div class="seal"><p class="sealed">${issuer}<br>电子印章</p><p class="algorithm">SM2 签名（软件实现）</p>${notice}<p class="date">${paperDate(body.issuedAt)}</p><p class="issued-to">申领人：${body.issuedTo}</p></div>
</footer>`;
}
