import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Certificate, certificateCode } from '#shared/domain/certificate/certificate.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Loading, Notice } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';

/** The certificate as it will be printed: print it, or keep it as a PDF. */
export function PaperView({ certificate }: { readonly certificate: Certificate }) {
  const { services } = useBridge();
  const [path, setPath] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the synced row is the same certificate as a new object, and every layout counts as another copy.
  useEffect(() => {
    services.paper.previewCertificate({ certificate }).then(
      (reply) => setPath(reply.path),
      (error: unknown) => setProblem(faultOf(error)),
    );
  }, [services, certificate.id]);
  return (
    <ScrollPane label={`凭证 ${certificate.body.number}`} className="pane__scroll stack">
      {problem !== null && <RefusalNotice problem={problem} />}
      {path === null && problem === null && <Loading />}
      {path !== null && <Paper path={path} certificate={certificate} />}
    </ScrollPane>
  );
}

type PaperProps = { readonly path: string; readonly certificate: Certificate };

function Paper({ path, certificate }: PaperProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { message } = App.useApp();
  const code = certificateCode({ ...certificate, number: certificate.body.number });
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => message.success('核验码已复制'),
      () => message.warning('不能访问剪贴板，请从下方选取核验码'),
    );
  return (
    <>
      <div className="line line--wrap">
        <Button type="primary" onClick={() => frame.current?.contentWindow?.print()}>
          打印
        </Button>
        <SavePdf path={path} number={certificate.body.number} />
        <Button onClick={() => void copy()}>复制核验码</Button>
      </div>
      {certificate.demonstration && (
        <Notice tone="amber">演示凭证：平台印章为演示密钥，不具有法律效力。</Notice>
      )}
      <iframe ref={frame} className="paper-frame" title="凭证预览" src={path} />
      <p className="mono small soft" data-testid="certificate-code">
        {code}
      </p>
    </>
  );
}

function SavePdf({ path, number }: { readonly path: string; readonly number: string }) {
  const { services } = useBridge();
  const [busy, setBusy] = useState(false);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await services.paper.savePdf({ path, fileName: `调用记录凭证-${number}.pdf` });
      setSavedTo(saved.savedTo);
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void save()}>
        存为 PDF
      </Button>
      {savedTo !== null && (
        <span className="small" role="status">
          已保存到 {savedTo}
        </span>
      )}
      {problem !== null && <RefusalNotice problem={problem} />}
    </>
  );
}
