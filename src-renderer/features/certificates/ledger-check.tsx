import { Button } from 'antd';
import { useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useRows } from '../../data/live.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Notice } from '../../ui/pieces.tsx';
import { type Checked, checkLedger } from './check-ledger.ts';

/** 核对台账: whether the calls are in the ledger whose signed heads this workstation keeps by itself (decision 0028). */
export function LedgerCheck({ certificate }: { readonly certificate: Certificate }) {
  const { services } = useBridge();
  const records = useRows('callRecord', certificate.callIds);
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = async () => {
    const held = records?.flatMap((record) => record ?? []) ?? [];
    setBusy(true);
    setProblem(null);
    setChecked(null);
    try {
      setChecked(await checkLedger(certificate, held, services.ledger.prove));
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  const { tone, words } = checked === null ? nothing : told(checked, certificate.body.calls.length);
  return (
    <div className="stack">
      <div className="line">
        <Button loading={busy} disabled={records === undefined} onClick={() => void check()}>
          核对台账
        </Button>
        <span className="small soft">用本机的调用记录和自行保存的台账头核对，须连通平台</span>
      </div>
      {problem !== null && <RefusalNotice problem={problem} />}
      {checked !== null && (
        <Notice tone={tone} urgent>
          {words}
        </Notice>
      )}
    </div>
  );
}

type Told = { readonly tone: 'green' | 'amber' | 'red'; readonly words: string };
const nothing: Told = { tone: 'green', words: '' };

/** What was proven, and no more. */
function told(checked: Checked, calls: number): Told {
  switch (checked.verdict) {
    case 'stands':
      return checked.withoutRecord === 0
        ? {
            tone: 'green',
            words: `所列 ${calls} 次调用与本机的调用记录逐项相符；每条记录的摘要都在平台台账中，台账与本机自行保存的台账头前后相承。`,
          }
        : {
            tone: 'amber',
            words: `所列 ${calls} 次调用的存证位置都在平台台账中，台账与本机自行保存的台账头前后相承；其中 ${checked.withoutRecord} 次没有取到调用记录或存证内容，只核对了位置，没有核对内容。`,
          };
    case 'other-record':
      return {
        tone: 'red',
        words: `凭证所载的调用 ${checked.call} 与本机的调用记录不符，请联系管理部门核实。`,
      };
    case 'different':
      return { tone: 'red', words: `调用 ${checked.call} 的记录与平台台账不一致，请联系管理部门核实。` };
    case 'not-yet':
      return {
        tone: 'amber',
        words: `平台签名的台账头还没有签到调用 ${checked.call}。平台每十分钟或每一千条签一次，请稍后再核对。`,
      };
  }
}
