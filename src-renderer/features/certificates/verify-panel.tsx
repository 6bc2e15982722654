import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { parseCertificateCode } from '#shared/domain/certificate/certificate.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Field } from '../../ui/field.tsx';
import { Verdict, type Verified } from './verdict.tsx';

/** 核验: a scanned or typed code against the platform, or offline against its seal alone. */
export function VerifyPanel() {
  const { services } = useBridge();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [verified, setVerified] = useState<Verified | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const verify = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setVerified(null);
    setProblem(null);
    try {
      setVerified(await services.paper.verifyCertificate({ code: code.trim() }));
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  // A verdict beside another code would be believed of that one.
  const change = (next: string) => {
    setCode(next);
    setVerified(null);
    setProblem(null);
  };
  const odd = code.trim() !== '' && parseCertificateCode(code) === null;
  return (
    <form className="stack block block--narrow" onSubmit={(event) => void verify(event)}>
      <Field
        label="核验码"
        help="扫描凭证上的二维码，或照着二维码旁的字符输入，空格和换行不计"
        error={odd ? '还不是完整的核验码，以 DSD1: 开头。' : undefined}
      >
        {(bind) => (
          <Input.TextArea
            {...bind}
            className="mono"
            rows={4}
            maxLength={600}
            value={code}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={busy} disabled={code.trim() === ''}>
        核验
      </Button>
      {problem !== null && <RefusalNotice problem={problem} />}
      {verified !== null && <Verdict verified={verified} />}
    </form>
  );
}
