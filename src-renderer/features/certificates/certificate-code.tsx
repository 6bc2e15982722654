import { App, Button } from 'antd';
import { type Certificate, certificateCode } from '#shared/domain/certificate/certificate.ts';

/** The code that the QR mark carries, for those without a scanner. */
export function CertificateCode({ certificate }: { readonly certificate: Certificate }) {
  const { message } = App.useApp();
  const code = certificateCode({ ...certificate, number: certificate.body.number });
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => message.success('核验码已复制'),
      () => message.warning('不能访问剪贴板，请从右侧选取核验码'),
    );
  return (
    <div className="line">
      <Button size="small" onClick={() => void copy()}>
        复制核验码
      </Button>
      <p className="cut mono small soft" title={code} data-testid="certificate-code">
        {code}
      </p>
    </div>
  );
}
