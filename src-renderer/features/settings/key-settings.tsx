import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { SigningKey } from '#shared/domain/signing/signing-key.ts';
import { useRow } from '../../data/live.ts';
import { CreateKeyForm } from '../../office/create-key-form.tsx';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { RegisterKey } from '../../office/register-key.tsx';
import { useVault } from '../../office/use-vault.ts';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { ChangePin } from './change-pin.tsx';
import { DiscardKey } from './discard-key.tsx';
import { KeyCertificate } from './key-certificate.tsx';
import { RequestCertificate } from './request-certificate.tsx';

/** The officer's key: what it is, and each thing that can be done with it by itself. */
export function KeySettings() {
  const vault = useVault();
  const { status, problem } = vault;
  const refresh = () => void vault.refresh();
  const registered = useRow('signingKey', status?.key?.keyId ?? null) ?? null;
  const lives = registered !== null && (registered.revokedAt ?? null) === null;
  return (
    <>
      <KeyFacts {...vault} registered={registered} />
      {status?.key && (
        <Section title="修改签名 PIN">
          <ChangePin onTried={refresh} />
        </Section>
      )}
      {status?.key && lives && (
        <Section title="改用正式证书">
          <RequestCertificate keyId={registered.id} onTried={refresh} />
        </Section>
      )}
      {(status?.key || problem !== null) && (
        <Section title="作废本机密钥">
          <DiscardKey onDiscarded={refresh} />
        </Section>
      )}
    </>
  );
}

type KeyFactsProps = ReturnType<typeof useVault> & { readonly registered: SigningKey | null };

function KeyFacts({ status, problem, refresh, registered }: KeyFactsProps) {
  return (
    <Section title="签名密钥">
      {problem !== null && <RefusalNotice problem={problem} />}
      {status?.key === null && <CreateKeyForm onCreated={() => void refresh()} />}
      {status?.key && (
        <>
          <Facts
            facts={[
              ['密钥编号', status.key.keyId],
              [
                '公钥',
                <span key="key" className="mono small">
                  {status.key.publicKey}
                </span>,
              ],
              ['登记', registered ? `已登记，${timeLabel(registered.registeredAt)}` : '本机尚无登记记录'],
              ['PIN', standingOf(status)],
            ]}
          />
          {(registered?.demonstration ?? true) && (
            <Notice tone="amber">
              演示密钥：证书由平台的演示证书机构签发，不具法律效力，签署的每一页都会注明“演示”。
            </Notice>
          )}
          <RegisterKey ownKey={status.key} />
          {registered && <KeyCertificate registered={registered} />}
        </>
      )}
    </Section>
  );
}

const standingOf = (status: { readonly waitUntil: number | null; readonly triesLeft: number }): string =>
  status.waitUntil === null
    ? `还可试 ${status.triesLeft} 次`
    : `已暂停输入，${timeLabel(status.waitUntil)} 后可再试`;
