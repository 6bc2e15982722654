import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/pieces.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { useGate } from './use-gate.ts';

export function SignInForm({ status }: { readonly status: SessionStatus }) {
  const { services } = useBridge();
  const { enter, busy, fault } = useGate();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const entered = await enter(() => services.session.signIn({ login: login.trim(), password }));
    if (entered) showAt(hrefOf('today'));
    else setPassword('');
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field label="账号">
        {(bind) => (
          <Input
            {...bind}
            autoFocus
            autoComplete="username"
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Field label="口令">
        {(bind) => (
          <Input.Password
            {...bind}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {fault !== null && (
        <Notice tone="red" urgent>
          {fault}
        </Notice>
      )}
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={busy}
        disabled={login.trim() === '' || password === ''}
      >
        登录
      </Button>
      {status.demonstration && <DemonstrationAccounts onChoose={setLogin} />}
    </form>
  );
}
