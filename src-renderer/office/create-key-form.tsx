import { Button } from 'antd';
import { useState } from 'react';
import { useBridge } from '../app/bridge-context.ts';
import { Notice } from '../ui/pieces.tsx';
import { PinField, pinFault, pinPattern } from './pin-field.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { faultOf, useAct } from './use-act.ts';

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
      <Notice tone="amber">
        演示密钥：登记后由平台的演示证书机构签发证书，不具法律效力，签署的每一页都会注明“演示”。
      </Notice>
      <PinField
        label="设置 PIN"
        help="6 至 12 位数字；遗忘后只能重新生成密钥"
        error={pinFault(pin, again)}
        value={pin}
        onChange={setPin}
        fresh
      />
      <PinField label="再次输入 PIN" value={again} onChange={setAgain} fresh />
      {problem !== null && <RefusalNotice problem={problem} />}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
        生成签名密钥
      </Button>
    </form>
  );
}
