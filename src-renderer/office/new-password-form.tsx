import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { checkPassword } from '#shared/domain/account/password-rules.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { useBridge } from '../app/bridge-context.ts';
import { Notice } from '../ui/pieces.tsx';
import { PasswordField } from './password-field.tsx';
import { useGate } from './use-gate.ts';

type NewPasswordFormProps = {
  readonly login: string;
  /** The password that was just given; null where the form asks for it. */
  readonly current: string | null;
  readonly onDone: () => void;
};

const rules = '至少 12 个字符，大写、小写、数字、符号至少三种；不用账号名、年份、常见词和连续的键。';

/** What is wrong with the new password; undefined for nothing, and for one not begun. */
const faultIn = (password: string, login: string, before: string): string | undefined => {
  if (password === '') return undefined;
  const refused = checkPassword(password, { login, before });
  if (refused === null) return undefined;
  const { message, next } = refusals[refused.error.code];
  return `${message}${next}`;
};

/** 改口令: at the platform, then a sign-in with it. Nothing of it is kept as a draft. */
export function NewPasswordForm({ login, current, onDone }: NewPasswordFormProps) {
  const { services } = useBridge();
  const { enter, busy, fault } = useGate('change');
  const [typed, setTyped] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const before = current ?? typed;
  const wrong = faultIn(fresh, login, before);
  const differs = again !== '' && again !== fresh;
  const ready = before !== '' && fresh !== '' && wrong === undefined && again === fresh;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = { login, password: before, newPassword: fresh };
    if (ready && (await enter(() => services.session.changePassword(given)))) onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {/* Lets a password manager know whose password this is. */}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      {current === null && <PasswordField label="原口令" first value={typed} onChange={setTyped} />}
      <PasswordField
        label="新口令"
        fresh
        first={current !== null}
        help={rules}
        error={wrong}
        value={fresh}
        onChange={setFresh}
      />
      <PasswordField
        label="再输一次新口令"
        fresh
        error={differs ? '两次输入的新口令不一样。' : undefined}
        value={again}
        onChange={setAgain}
      />
      {fault !== null && (
        <Notice tone="red" urgent>
          {fault}
        </Notice>
      )}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
        改口令并登录
      </Button>
    </form>
  );
}
