import { Button, Input } from 'antd';
import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Field } from '../../ui/field.tsx';

/** The way out of a forgotten PIN: the platform checks the password, then the key is destroyed for a new one. */
export function DiscardKey({ onDiscarded }: { readonly onDiscarded: () => void }) {
  const { services } = useBridge();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const discard = async () => {
    setBusy(true);
    try {
      await services.vault.discardKey({ password });
      setProblem(null);
      onDiscarded();
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setPassword('');
      setBusy(false);
    }
  };
  return (
    <form
      className="stack form-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void discard();
      }}
    >
      <Field
        label="忘记 PIN，或密钥已锁定"
        help="输入登录口令，经共享平台核验后作废本机密钥，再设新 PIN 重新生成；已登记的旧公钥保留，此前的签署仍可查验"
      >
        {(bind) => (
          <Input.Password
            {...bind}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {problem !== null && <RefusalNotice problem={problem} />}
      <Button danger htmlType="submit" disabled={password === ''} loading={busy}>
        作废本机密钥
      </Button>
    </form>
  );
}
