import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useRow } from '../../data/live.ts';
import { CreateKeyForm } from '../../office/create-key-form.tsx';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { RegisterKey } from '../../office/register-key.tsx';
import { useVault } from '../../office/use-vault.ts';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { DiscardKey } from './discard-key.tsx';

export function KeySettings() {
  const { status, problem, refresh } = useVault();
  const registered = useRow('signingKey', status?.key?.keyId ?? null);
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
          <Notice tone="amber">演示密钥：没有电子认证证书，签署的每一页都会注明“演示”。</Notice>
          <RegisterKey ownKey={status.key} />
        </>
      )}
      {(status?.key || problem !== null) && <DiscardKey onDiscarded={() => void refresh()} />}
    </Section>
  );
}

const standingOf = (status: { readonly waitUntil: number | null; readonly triesLeft: number }): string =>
  status.waitUntil === null
    ? `还可试 ${status.triesLeft} 次`
    : `已暂停输入，${timeLabel(status.waitUntil)} 后可再试`;
