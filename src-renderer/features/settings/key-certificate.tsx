import { Button } from 'antd';
import { useState } from 'react';
import { base64Decode } from '#shared/crypto/base64.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { SigningKey } from '#shared/domain/signing/signing-key.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { useAct } from '../../office/use-act.ts';
import { type Fact, Facts } from '../../ui/pieces.tsx';

/** The key's certificate, and the end of the key where the officer no longer trusts it. */
export function KeyCertificate({ registered }: { readonly registered: SigningKey }) {
  const [revoking, setRevoking] = useState(false);
  const revokedAt = registered.revokedAt ?? null;
  return (
    <div className="stack">
      <Facts facts={[...certificateFacts(registered.certificate ?? null), ['状态', standingOf(revokedAt)]]} />
      {revokedAt === null && (
        <div className="line">
          <Button danger onClick={() => setRevoking(true)}>
            撤销密钥
          </Button>
        </div>
      )}
      {revoking && <RevokeKey keyId={registered.id} onClose={() => setRevoking(false)} />}
    </div>
  );
}

const standingOf = (revokedAt: number | null): string =>
  revokedAt === null ? '有效' : `${timeLabel(revokedAt)} 撤销，不能再签署；此前的签署仍然成立`;

const certificateFacts = (certificate: string | null): readonly Fact[] => {
  if (certificate === null) return [['签名证书', '待平台签发']];
  const read = readOrNull(certificate);
  if (read === null) return [['签名证书', '不能读取，待平台核定']];
  const { issuer, subject, serial, notBefore, notAfter } = read;
  return [
    ['签名证书', subject.text],
    ['证书机构', issuer.text],
    ['有效期', `${timeLabel(notBefore)} 至 ${timeLabel(notAfter)}`],
    [
      '序列号',
      <span key="serial" className="mono small">
        {serial}
      </span>,
    ],
  ];
};

/** What was brought from a file and the platform has not judged yet may be anything. */
const readOrNull = (certificate: string) => {
  try {
    return readCertificate(base64Decode(certificate));
  } catch {
    return null;
  }
};

function RevokeKey({ keyId, onClose }: { readonly keyId: string; readonly onClose: () => void }) {
  const { act, busy, problem } = useAct();
  return (
    <ConfirmRecord
      title="撤销签名密钥"
      confirmText="确认撤销"
      danger
      facts={[
        ['密钥编号', keyId],
        ['效果', '从平台收到时起列入撤销列表，不能再签署，也不能恢复；此前的签署仍然成立'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void act('key.revoke', { keyId }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  );
}
