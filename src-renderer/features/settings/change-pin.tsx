import { Button } from 'antd';
import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { PinField, pinFault, pinPattern } from '../../office/pin-field.tsx';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Notice } from '../../ui/pieces.tsx';

/** Another PIN for the same key; nothing of it leaves the workstation. */
export function ChangePin({ onTried }: { readonly onTried: () => void }) {
  const { services } = useBridge();
  const [pin, setPin] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState(false);
  const change = async () => {
    setBusy(true);
    setDone(false);
    try {
      await services.vault.changePin({ pin, next });
      setProblem(null);
      setDone(true);
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      for (const clear of [setPin, setNext, setAgain]) clear('');
      setBusy(false);
      onTried();
    }
  };
  const ready = pinPattern.test(pin) && pinPattern.test(next) && next === again;
  return (
    <form
      className="stack form-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void change();
      }}
    >
      <PinField label="原 PIN" value={pin} onChange={setPin} />
      <PinField label="新 PIN" error={pinFault(next, again)} value={next} onChange={setNext} fresh />
      <PinField label="再次输入新 PIN" value={again} onChange={setAgain} fresh />
      {problem !== null && <RefusalNotice problem={problem} />}
      {done && <Notice tone="green">PIN 已修改。</Notice>}
      <Button htmlType="submit" disabled={!ready} loading={busy}>
        修改 PIN
      </Button>
    </form>
  );
}
