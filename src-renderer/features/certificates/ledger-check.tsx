import { Button } from 'antd';
import { useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Notice } from '../../ui/pieces.tsx';

/** The first call that is not proven, and why; null where all are. */
type Found = { readonly call: string; readonly verdict: 'not-yet' | 'different' } | null;

const words = {
  'not-yet': (call: string) =>
    `平台签名的台账头还没有签到调用 ${call}。平台每十分钟或每一千条签一次，请稍后再核对。`,
  different: (call: string) => `调用 ${call} 与平台台账不一致，请联系管理部门核实。`,
} as const;

/** 核对台账: whether the calls are in the ledger whose signed heads this workstation keeps by itself (decision 0028). */
export function LedgerCheck({ certificate }: { readonly certificate: Certificate }) {
  const { services } = useBridge();
  const { calls } = certificate.body;
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const firstUnproven = async (): Promise<Found> => {
    for (const { number, ledgerSeq, ledgerHash } of calls) {
      const { verdict } = await services.ledger.prove({ seq: ledgerSeq, hash: ledgerHash });
      if (verdict !== 'proven') return { call: number, verdict };
    }
    return null;
  };
  const check = async () => {
    setBusy(true);
    setProblem(null);
    setFound(undefined);
    try {
      setFound(await firstUnproven());
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <div className="line">
        <Button loading={busy} onClick={() => void check()}>
          核对台账
        </Button>
        <span className="small soft">用本机保存的台账头核对，须连通平台</span>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
      {found === null && (
        <Notice tone="green" urgent>
          所列 {calls.length} 次调用均在平台台账中，与本机自行保存的台账头前后相承。
        </Notice>
      )}
      {found && (
        <Notice tone={found.verdict === 'different' ? 'red' : 'amber'} urgent>
          {words[found.verdict](found.call)}
        </Notice>
      )}
    </div>
  );
}
