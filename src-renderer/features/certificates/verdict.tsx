import type { EvidenceReport } from '#shared/contract/evidence.ts';
import type { CertificateBody } from '#shared/domain/certificate/certificate.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { VerifyCertificateReply } from '#shared/protocol/certificate.ts';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';

export type Verified = VerifyCertificateReply & {
  readonly offline: boolean;
  /** Without a link: what this workstation found by itself. */
  readonly report: EvidenceReport | null;
};

const meaning: Readonly<Record<Verified['verdict'], string>> = {
  valid: '核验通过',
  malformed: '不是本平台的核验码',
  'unknown-number': '平台没有这个编号的凭证',
  'digest-mismatch': '凭证内容与平台登记的不一致',
  'signature-invalid': '印章签名不成立，凭证可能是伪造的',
  'ledger-mismatch': '凭证所列调用与平台存证不一致',
};

/** What the check found, and what it could not check. */
export function Verdict({ verified }: { readonly verified: Verified }) {
  const { verdict, offline, certificate, report } = verified;
  const valid = verdict === 'valid';
  const title = valid && offline ? '印章签名成立，待联网核对登记' : reasonOf(report) || meaning[verdict];
  const demonstration = (report ?? certificate)?.demonstration ?? false;
  const tone = valid ? (offline ? 'amber' : 'green') : 'red';
  return (
    <div className="stack" data-testid="verdict" data-verdict={verdict}>
      <Notice tone={tone} urgent>
        <div className="strong">{title}</div>
        <div className="small">
          {offline
            ? '离线核验：在本机核对了平台印章、它的证书和撤销列表，没有核对平台登记和存证。'
            : '联网核验：已与平台登记和存证核对。'}
        </div>
      </Notice>
      {demonstration && <Notice tone="amber">演示凭证，不具有法律效力。</Notice>}
      {report !== null && (
        <Facts
          facts={[...report.facts, ['所据清单', `${timeLabel(report.fetchedAt)} 自平台取得，在本机核对`]]}
        />
      )}
      {certificate !== null && <Registered body={certificate.body} digest={certificate.digest} />}
    </div>
  );
}

/** A seal whose certificate was revoked signs no forgery: what fell is told, not what it may mean. */
const reasonOf = (report: EvidenceReport | null): string =>
  report === null || report.holds ? '' : `印章不成立：${report.reason}`;

function Registered({ body, digest }: { readonly body: CertificateBody; readonly digest: string }) {
  return (
    <Section title="平台登记的内容">
      <Facts
        facts={[
          ['凭证编号', body.number],
          ['开具时间', timeLabel(body.issuedAt)],
          ['使用部门', `${body.userDepartment}（${body.issuedTo}）`],
          ['提供部门', body.providerDepartment],
          ['数据资源', `${body.entryName}（${body.entryCode}）`],
          ['受理编号', body.caseNumber],
          [
            '内容摘要',
            <span key="digest" className="mono small">
              SM3 {digest}
            </span>,
          ],
          [
            '所列调用',
            body.calls.map((call) => `${call.number}　${timeLabel(call.at)}　${call.rowCount} 条`).join('\n'),
          ],
        ]}
      />
    </Section>
  );
}
