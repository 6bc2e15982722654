import { Button } from 'antd';
import { useState } from 'react';
import { base64Encode } from '#shared/crypto/base64.ts';
import { pemBlocks } from '#shared/crypto/pem.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { offerFile } from '../../office/offer-download.ts';
import { PinField, pinPattern } from '../../office/pin-field.tsx';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, useAct } from '../../office/use-act.ts';
import { ChooseFile } from '../../ui/choose-file.tsx';

type RequestCertificateProps = { readonly keyId: string; readonly onTried: () => void };

/** A certificate by a real authority: the request leaves as a file, what it issues comes back as one. */
export function RequestCertificate({ keyId, onTried }: RequestCertificateProps) {
  const { services } = useBridge();
  const { act, busy, problem, setProblem } = useAct();
  const [pin, setPin] = useState('');
  const request = async () => {
    try {
      const { pem } = await services.vault.certificateRequest({ pin });
      setProblem(null);
      offerFile(`${keyId}.csr`, new Blob([pem]));
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setPin('');
      onTried();
    }
  };
  const bring = async (file: File) => {
    const [certificate] = certificatesIn(await file.text());
    // What is no certificate is refused by the platform in the same words as one it does not believe.
    await act('key.certify', { keyId, certificate: base64Encode(certificate ?? Uint8Array.of(0)) });
  };
  return (
    <form
      className="stack form-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (pinPattern.test(pin)) void request();
      }}
    >
      <p className="soft">
        导出证书申请（PKCS#10）交电子认证机构，取得证书后在此导入。认证机构须由平台运维先行导入。
      </p>
      <PinField label="导出申请的签名 PIN" value={pin} onChange={setPin} />
      {problem !== null && <RefusalNotice problem={problem} />}
      <div className="line line--wrap">
        <Button htmlType="submit" disabled={!pinPattern.test(pin)}>
          导出证书申请
        </Button>
        <ChooseFile
          label="导入证书"
          accept=".pem,.crt,.cer"
          busy={busy}
          onChoose={(file) => void bring(file)}
        />
      </div>
    </form>
  );
}

const certificatesIn = (text: string): readonly Uint8Array[] => {
  try {
    return pemBlocks('CERTIFICATE', text);
  } catch {
    return [];
  }
};
