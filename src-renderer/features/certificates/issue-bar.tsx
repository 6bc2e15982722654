import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';

/** Calls that one certificate can state. */
export const mostCalls = 50;

type IssueBarProps = {
  readonly chosen: readonly CallRecord[];
  readonly onClear: () => void;
  readonly onIssued: (certificate: Certificate) => void;
};

/** What is chosen, and the platform's certificate of it. */
export function IssueBar({ chosen, onClear, onIssued }: IssueBarProps) {
  const callIds = chosen.map(({ id }) => id);
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The same choice tried again is the same certificate, whatever became of the first answer.
  const asked = useRef({ certificateId: crypto.randomUUID() as string, key: '' });
  const issue = async () => {
    const key = callIds.join(' ');
    if (asked.current.key !== key) asked.current = { certificateId: crypto.randomUUID(), key };
    setBusy(true);
    setProblem(null);
    try {
      const { certificateId } = asked.current;
      const reply = await services.paper.issueCertificate({ certificateId, callIds });
      void engine.syncNow();
      onIssued(reply.certificate);
    } catch (error) {
      setProblem(faultOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="pane__foot">
      <Button
        type="primary"
        loading={busy}
        disabled={callIds.length === 0 || callIds.length > mostCalls}
        onClick={() => void issue()}
      >
        开具凭证
      </Button>
      <Chosen chosen={chosen} />
      {chosen.length > 0 && (
        <Button type="link" size="small" disabled={busy} onClick={onClear}>
          清除选择
        </Button>
      )}
      {problem !== null && <RefusalNotice problem={problem} />}
    </div>
  );
}

function Chosen({ chosen }: Pick<IssueBarProps, 'chosen'>) {
  const [first] = chosen;
  return (
    <span className="small soft">
      {first === undefined
        ? '由平台编号、盖章并登记'
        : `已选 ${chosen.length} 条（${first.entryName}，${first.caseNumber}），由平台编号、盖章并登记`}
    </span>
  );
}
