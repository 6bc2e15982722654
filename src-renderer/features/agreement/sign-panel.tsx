import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { type Agreement, isWhole, type Party } from '#shared/domain/agreement/agreement.ts';
import { CreateKeyForm } from '../../office/create-key-form.tsx';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { RegisterKey } from '../../office/register-key.tsx';
import type { Problem } from '../../office/use-act.ts';
import { useVault } from '../../office/use-vault.ts';
import { Field } from '../../ui/field.tsx';
import { Notice, Section } from '../../ui/pieces.tsx';
import { ConfirmSign } from './confirm-sign.tsx';

type SignPanelProps = { readonly agreement: Agreement; readonly side: Party; readonly read: boolean };

const textChanged: Problem = { kind: 'refusal', code: 'agreement.text', field: null };

/** Opens only where the digest that will be signed is of the text that is shown. */
export function SignPanel(props: SignPanelProps) {
  const { agreement } = props;
  const whole = useMemo(() => isWhole(agreement, digestOfValue), [agreement]);
  return (
    <Section title="签署">
      <div className="block stack">
        {whole ? <SignSteps {...props} /> : <RefusalNotice problem={textChanged} />}
      </div>
    </Section>
  );
}

/** Key first, then the whole text, then the PIN. */
function SignSteps({ agreement, side, read }: SignPanelProps) {
  const { status, problem, refresh } = useVault();
  return (
    <>
      {problem !== null && <RefusalNotice problem={problem} />}
      {status !== null && status.key === null && <CreateKeyForm onCreated={() => void refresh()} />}
      {status !== null && status.key !== null && <RegisterKey ownKey={status.key} />}
      {status !== null && status.key !== null && !read && (
        <Notice>请把协议正文读到末尾，之后才能输入 PIN 签署。</Notice>
      )}
      {status !== null && status.key !== null && read && (
        <PinForm
          agreement={agreement}
          side={side}
          keyId={status.key.keyId}
          triesLeft={status.triesLeft}
          onTried={() => void refresh()}
        />
      )}
    </>
  );
}

type PinFormProps = Omit<SignPanelProps, 'read'> & {
  readonly keyId: string;
  readonly triesLeft: number;
  readonly onTried: () => void;
};

function PinForm({ agreement, side, keyId, triesLeft, onTried }: PinFormProps) {
  const [pin, setPin] = useState('');
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = () => {
    setConfirming(false);
    setPin('');
    onTried();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        setConfirming(/^\d{6,12}$/u.test(pin));
      }}
    >
      <div className="line line--top">
        <Field label="签名 PIN" help={`还可试 ${triesLeft} 次`}>
          {(bind) => (
            <Input.Password
              {...bind}
              inputMode="numeric"
              autoComplete="off"
              value={pin}
              onChange={(event) => setPin(event.target.value)}
            />
          )}
        </Field>
        <Button className="beside-field" type="primary" htmlType="submit" disabled={!/^\d{6,12}$/u.test(pin)}>
          签署
        </Button>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
      {confirming && (
        <ConfirmSign
          agreement={agreement}
          side={side}
          keyId={keyId}
          pin={pin}
          onClose={close}
          onVaultFault={(fault) => {
            setProblem(fault);
            close();
          }}
        />
      )}
    </form>
  );
}
