import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { NewPasswordForm } from '../../office/new-password-form.tsx';
import { PasswordField } from '../../office/password-field.tsx';
import { useGate } from '../../office/use-gate.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/pieces.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';

export function SignInForm({ demonstration }: { readonly demonstration: boolean }) {
  const { services } = useBridge();
  const { enter, busy, fault, code } = useGate('sign-in');
  const [due, setDue] = useState<string | null>(null);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDue(password);
    const entered = await enter(() => services.session.signIn({ login: login.trim(), password }));
    if (entered) showAt(hrefOf('today'));
    else setPassword('');
  };
  if (code === 'session.password-due') {
    return <MustChange login={login.trim()} current={due ?? ''} onDone={() => showAt(hrefOf('today'))} />;
  }
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

type MustChangeProps = { readonly login: string; readonly current: string; readonly onDone: () => void };

/** The first sign-in: a one-time password is good for this alone. */
function MustChange(props: MustChangeProps) {
  return (
    <div className="stack">
      <Notice tone="amber">一次性口令只能用一次。请设置只有您自己知道的新口令，设好后直接登录。</Notice>
      <NewPasswordForm {...props} />
    </div>
  );
}
