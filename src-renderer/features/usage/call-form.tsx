import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { GatewayReply } from '#shared/protocol/gateway.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { problemOf } from '../../office/problem-of.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import type { Problem } from '../../office/use-act.ts';
import { Field } from '../../ui/field.tsx';

type CallFormProps = { readonly grant: Grant; readonly onReply: (reply: GatewayReply | null) => void };

type Asked = { readonly callId: string; readonly key: string };

/** Calls for one key at a time; a try whose answer was lost is repeated under its own id: one use, not two. */
function useCall(grant: Grant, onReply: CallFormProps['onReply']) {
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const unanswered = useRef<Asked | null>(null);
  const call = async (key: string) => {
    setBusy(true);
    setProblem(null);
    onReply(null);
    const again = unanswered.current?.key === key ? unanswered.current : null;
    const asked = again ?? { callId: crypto.randomUUID(), key };
    unanswered.current = asked;
    try {
      onReply(await services.gateway.call({ ...asked, grantId: grant.id, purpose: grant.purpose }));
      unanswered.current = null;
      void engine.syncNow();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { call, busy, problem };
}

/** The purpose is the grant's own; another purpose needs another application (六(二)). */
export function CallForm({ grant, onReply }: CallFormProps) {
  const { call, busy, problem } = useCall(grant, onReply);
  const [key, setKey] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void call(key.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="small soft">用途（按授权）：{grant.purpose}</p>
      <div className="line line--top">
        <Field label="查询值" help="资源主键的准确值，如公民身份号码、统一社会信用代码">
          {(bind) => (
            <Input
              {...bind}
              className="call-key"
              maxLength={100}
              autoComplete="off"
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
        <Button
          className="beside-field"
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={key.trim() === ''}
        >
          调用
        </Button>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
    </form>
  );
}
