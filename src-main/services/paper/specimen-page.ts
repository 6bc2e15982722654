/** What most papers write, in each of their fonts. Nobody sees it: a browser that laid it has read the fonts of the next paper. */
import { hexGroups } from './hex-groups.ts';
import { html } from './html.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

const words = `政务数据共享平台　数据资源调用记录凭证　编号：PZ2026-000001
兹证明：依据共享事项，于年月日至通过共享平台调用提供的“信息”（信息资源代码），共次。每次调用均已由平台记录存证，明细如下。
序号　调用时间　经办人　用途与信息项　返回条数　信息项：姓名、公民身份号码、地址　调用编号　结果摘要　存证第条
责任。数据由提供部门提供，取得之后由使用部门管理和使用：未经授权不得改变用途，不得用于有偿服务或其他商业活动；发生滥用、超范围使用、擅自扩散或泄露的，由使用部门负责，提供部门不对使用环节的安全问题负责；不再使用时应当按程序销毁。〔实施意见六（二）〕
核验。在政务数据共享工作台“凭证”中选择“核验”，扫描左下方二维码或录入其右侧的核验码，核对编号、摘要和平台印章；未连接平台时可先核对印章签名。本凭证不载返回的数据内容。
电子印章　SM2 签名（软件实现）　演示密钥　不具法律效力　申领人：　待核验
山西省忻州市公安局民政局人力资源和社会保障局自然资源局市场监督管理局登记户籍婚姻企业法人低保`;

/** The whole HTML document, on the shelf like any other. */
export function specimenPage(by: PrintedBy): string {
  const sheet = html`<main><p>${words}</p><p><b>${words}</b></p><p class="hex">${hexGroups('0123456789abcdef')}</p></main>`;
  return paperPage('', by, sheet);
}
