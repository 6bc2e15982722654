import { Button, Input } from 'antd';
import { useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/pieces.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { faultOf, useAct } from './use-act.ts';

const pinPattern = /^\d{6,12}$/u;

const pinFault = (pin: string, again: string): string | undefined => {
  if (pin !== '' && !pinPattern.test(pin)) return 'PIN 须为 6 至 12 位数字。';
  return again !== '' && again !== pin ? '两次输入的 PIN 不一致。' : undefined;
};

/** Makes the officer's signing key under a PIN and registers it with the platform. */
export function CreateKeyForm({ onCreated }: { readonly onCreated: () => void }) {
  const { services } = useBridge();
  const { act, busy, problem, setProblem } = useAct();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const create = async () => {
    try {
      const key = await services.vault.createKey({ pin });
      await act('key.register', key);
      // The key is there whether or not it could be registered; see RegisterKey.
      onCreated();
    } catch (error) {
      setProblem(faultOf(error));
    }
  };
  const ready = pinPattern.test(pin) && pin === again;
  return (
    <form
      className="stack form-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void create();
      }}
    >
      <p>本机还没有您的签名密钥。设置 PIN 后在本机生成 SM2 密钥，密钥不离开本机，平台只登记公钥。</p>
      <Notice tone="amber">演示密钥：没有电子认证机构颁发的证书，签署的每一页都会注明“演示”。</Notice>
      <PinField
        label="设置 PIN"
        help="6 至 12 位数字；遗忘后只能重新生成密钥"
        error={pinFault(pin, again)}
        value={pin}
        onChange={setPin}
      />
      <PinField label="再次输入 PIN" value={again} onChange={setAgain} />
      {problem !== null && <RefusalNotice problem={problem} />}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
        生成签名密钥
      </Button>
    </form>
  );
}

type PinFieldProps = {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (pin: string) => void;
};

function PinField({ label, help, error, value, onChange }: PinFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(bind) => (
        <Input.Password
          {...bind}
          value={value}
          inputMode="numeric"
          autoComplete="new-password"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
