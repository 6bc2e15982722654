import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { PasswordField } from '../../office/password-field.tsx';
import { useGate } from '../../office/use-gate.ts';
import { Notice } from '../../ui/pieces.tsx';

/** Opens the last officer's local data with their password, with or without a link. */
export function UnlockForm({ status }: { readonly status: SessionStatus }) {
  const { services } = useBridge();
  const { enter, busy, fault } = useGate('unlock');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await enter(() => services.session.unlock({ password })))) setPassword('');
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p>
        <span className="strong">{status.officer?.name ?? status.login}</span>
        <span className="soft">　{status.departmentName}</span>
      </p>
      {/* Lets a password manager know whose password this is. */}
      <input type="text" autoComplete="username" value={status.login ?? ''} readOnly hidden />
      <PasswordField first value={password} onChange={setPassword} />
      {fault !== null && (
        <Notice tone="red" urgent>
          {fault}
        </Notice>
      )}
      <Button type="primary" htmlType="submit" block loading={busy} disabled={password === ''}>
        解锁
      </Button>
    </form>
  );
}
