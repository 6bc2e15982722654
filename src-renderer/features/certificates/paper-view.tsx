import { useEffect, useRef } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf } from '../../office/use-act.ts';
import { Loading, Notice } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { CertificateCode } from './certificate-code.tsx';
import { PaperTools } from './paper-tools.tsx';
import { usePaper } from './use-paper.ts';

/** The certificate as it will be printed: print it, or keep it as a PDF. */
export function PaperView({ certificate }: { readonly certificate: Certificate }) {
  const { services } = useBridge();
  const { laid, problem, setProblem, next } = usePaper(certificate);
  const frame = useRef<HTMLIFrameElement>(null);
  const path = laid?.path ?? null;
  const printed = async () => {
    if (path === null) return;
    try {
      await services.paper.recordPrint({ path });
      await next();
    } catch (error) {
      setProblem(faultOf(error));
    }
  };
  return (
    <ScrollPane className="pane__scroll stack paper-pane" label={`凭证 ${certificate.body.number}`}>
      {problem !== null && <RefusalNotice problem={problem} />}
      {laid === null && problem === null && <Loading />}
      {laid !== null && (
        <>
          <PaperTools
            laid={laid}
            number={certificate.body.number}
            onPrint={() => frame.current?.contentWindow?.print()}
            onSaved={() => void next()}
          />
          {certificate.demonstration && (
            <Notice tone="amber">演示凭证：平台印章为演示密钥，不具有法律效力。</Notice>
          )}
          <PaperFrame frame={frame} path={laid.path} onPrinted={() => void printed()} />
          <CertificateCode certificate={certificate} />
        </>
      )}
    </ScrollPane>
  );
}

type PaperFrameProps = {
  readonly frame: React.RefObject<HTMLIFrameElement | null>;
  readonly path: string;
  readonly onPrinted: () => void;
};

function PaperFrame({ frame, path, onPrinted }: PaperFrameProps) {
  const heard = useRef(onPrinted);
  useEffect(() => {
    heard.current = onPrinted;
  });
  // The page in the frame runs no script, so its window is listened to from here, anew for each page loaded.
  const listen = () => frame.current?.contentWindow?.addEventListener('afterprint', () => heard.current());
  return <iframe ref={frame} className="paper-frame" title="凭证预览" src={path} onLoad={listen} />;
}
