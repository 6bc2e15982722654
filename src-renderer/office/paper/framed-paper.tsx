import { type ReactNode, useEffect, useRef } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { Loading } from '../../ui/pieces.tsx';
import { RefusalNotice } from '../refusal-notice.tsx';
import { faultOf } from '../use-act.ts';
import { PaperTools } from './paper-tools.tsx';
import { type Bridge, type Laid, usePaper } from './use-paper.ts';

type FramedPaperProps = {
  readonly paperId: string;
  /** What the preview is called to whoever does not see it. */
  readonly title: string;
  readonly fileName: string;
  readonly layOut: (services: Bridge) => Promise<Laid>;
  /** Between the tools and the page. */
  readonly children?: ReactNode;
};

/** A paper as it will be printed: print it, or keep it as a PDF or as OFD. */
export function FramedPaper({ paperId, title, fileName, layOut, children }: FramedPaperProps) {
  const { services } = useBridge();
  const { laid, problem, setProblem, next } = usePaper(paperId, layOut);
  const frame = useRef<HTMLIFrameElement>(null);
  const path = laid?.path ?? null;
  const print = async () => {
    if (path === null) return;
    setProblem(null);
    try {
      await services.paper.recordPrint({ path });
      frame.current?.contentWindow?.print();
    } catch (error) {
      setProblem(faultOf(error));
      await next();
    }
  };
  return (
    <>
      {problem !== null && <RefusalNotice problem={problem} />}
      {laid === null && problem === null && <Loading />}
      {laid !== null && (
        <>
          <PaperTools
            laid={laid}
            fileName={fileName}
            onPrint={() => void print()}
            onUsed={() => void next()}
          />
          {children}
          <Frame frame={frame} path={laid.path} title={title} onPrinted={() => void next()} />
        </>
      )}
    </>
  );
}

type FrameProps = {
  readonly frame: React.RefObject<HTMLIFrameElement | null>;
  readonly path: string;
  readonly title: string;
  readonly onPrinted: () => void;
};

function Frame({ frame, path, title, onPrinted }: FrameProps) {
  const heard = useRef(onPrinted);
  useEffect(() => {
    heard.current = onPrinted;
  });
  // The page in the frame runs no script, so its window is listened to from here, anew for each page loaded.
  const listen = () => frame.current?.contentWindow?.addEventListener('afterprint', () => heard.current());
  return <iframe ref={frame} className="paper-frame" title={title} src={path} onLoad={listen} />;
}
