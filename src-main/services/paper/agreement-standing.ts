/** On the face of a printed agreement: that it is in force no longer, since when, and by whose order (六(二), R086). */
import type { AgreementPaper } from '#shared/contract/printed-document.ts';
import {
  type AgreementStanding,
  standingOfAgreement,
} from '#shared/domain/agreement/standing-of-agreement.ts';
import { type Html, html } from './html.ts';
import { paperDay, paperTime } from './paper-date.ts';

const words: Readonly<Record<AgreementStanding['kind'], string>> = {
  withdrawn: '使用权已收回，本协议不再作为使用依据',
  destroyed: '使用权已终止、数据已销毁，本协议不再作为使用依据',
  ended: '使用权已交还，本协议不再作为使用依据',
  expired: '使用期限已满，本协议不再作为使用依据',
  cut: '通道已切断，切断期间不得使用',
  suspended: '使用权已暂停，暂停期间不得使用',
  replaced: '使用权已变更，以变更后的协议为准',
};

/** @param at epoch milliseconds: when it is printed */
export const inForce = (paper: AgreementPaper, at: number): boolean => standingAt(paper, at) === null;

export function standingNotice(paper: AgreementPaper, at: number): Html {
  const standing = standingAt(paper, at);
  return standing === null
    ? html``
    : html`<p class="void">${words[standing.kind]}${sinceOf(standing, paper.names)}</p>`;
}

const standingAt = ({ agreement, right }: AgreementPaper, at: number) =>
  right === null ? null : standingOfAgreement(agreement, right, paperDay(at));

function sinceOf({ kind, since, order }: AgreementStanding, names: AgreementPaper['names']): Html {
  if (since === null) return html``;
  const day = typeof since === 'number' ? paperTime(since) : since;
  const by =
    order === null ? '' : `　${names[order.departmentId] ?? order.departmentId} ${order.officerName}`;
  const until = kind === 'expired' ? '最后使用日' : '自';
  return html`<br><span class="since">${until} ${day}${by}</span>`;
}
