import { Button } from 'antd';
import type { VaultStatus } from '#shared/contract/vault.ts';
import { useSyncStatus } from '../app/officer-context.ts';
import { useRow } from '../data/live.ts';
import { Notice } from '../ui/pieces.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useAct } from './use-act.ts';

/** Registers a key that is on the workstation but not at the platform: its registration was refused or never sent. */
export function RegisterKey({ ownKey }: { readonly ownKey: NonNullable<VaultStatus['key']> }) {
  const registered = useRow('signingKey', ownKey.keyId);
  const firstSync = useSyncStatus((status) => status.firstSync);
  const { act, busy, problem } = useAct();
  // Before the first pull nobody knows what the platform has.
  if (registered !== null || firstSync) return null;
  return (
    <div className="stack">
      <Notice tone="amber">本机的签名密钥还没有在共享平台登记，登记公钥后才能签署。</Notice>
      {problem !== null && <RefusalNotice problem={problem} />}
      <Button loading={busy} onClick={() => void act('key.register', ownKey)}>
        登记公钥
      </Button>
    </div>
  );
}
