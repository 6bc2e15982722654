import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EvidenceReport } from '#shared/contract/evidence.ts';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Facts, Notice } from '../../ui/pieces.tsx';

type CheckSignaturesProps = {
  readonly agreement: Agreement;
  /** What else can be done with it, in the same line. */
  readonly beside: ReactNode;
};

/** The signatures checked on this workstation, link or no link, with the age of what the check rests on. */
export function CheckSignatures({ agreement, beside }: CheckSignaturesProps) {
  const { services } = useBridge();
  const [report, setReport] = useState<EvidenceReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = async () => {
    try {
      setReport(await services.evidence.checkAgreement({ agreement }));
      setProblem(null);
    } catch (error) {
      setProblem(faultOf(error));
    }
  };
  return (
    <div className="stack">
      <div className="line line--wrap">
        {beside}
        <Button onClick={() => void check()}>核对签名和证书</Button>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
      {report !== null && (
        <>
          <Notice tone={report.holds ? 'green' : 'red'}>
            {report.holds ? '双方签名、签名时间和证书均成立。' : `不成立：${report.reason}。`}
            {report.demonstration && '演示密钥，不具法律效力。'}
          </Notice>
          <Facts
            facts={[...report.facts, ['所据清单', `${timeLabel(report.fetchedAt)} 自平台取得，在本机核对`]]}
          />
        </>
      )}
    </div>
  );
}
