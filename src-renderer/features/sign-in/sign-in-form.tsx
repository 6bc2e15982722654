import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { PasswordField } from '../../office/password-field.tsx';
import { useGate } from '../../office/use-gate.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/pieces.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';

export function SignInForm({ demonstration }: { readonly demonstration: boolean }) {
  const { services } = useBridge();
  const { enter, busy, fault } = useGate('sign-in');
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
      <PasswordField value={password} onChange={setPassword} />
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
      {demonstration && <DemonstrationAccounts onChoose={setLogin} />}
    </form>
  );
}
