import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { FramedPaper } from '../../office/paper/framed-paper.tsx';
import { Notice } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { CertificateCode } from './certificate-code.tsx';
import { LedgerCheck } from './ledger-check.tsx';

/** The certificate as it will be printed: print it, or keep it as a PDF or as OFD. */
export function PaperView({ certificate }: { readonly certificate: Certificate }) {
  const { number } = certificate.body;
  return (
    <ScrollPane className="pane__scroll stack paper-pane" label={`凭证 ${number}`}>
      <FramedPaper
        paperId={certificate.id}
        title="凭证预览"
        fileName={`调用记录凭证-${number}.pdf`}
        layOut={(services) => services.paper.previewCertificate({ certificate })}
      >
        {certificate.demonstration && (
          <Notice tone="amber">演示凭证：平台印章为演示密钥，不具有法律效力。</Notice>
        )}
      </FramedPaper>
      <CertificateCode certificate={certificate} />
      <LedgerCheck key={certificate.id} certificate={certificate} />
    </ScrollPane>
  );
}
