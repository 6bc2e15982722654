import { Button } from 'antd';
import { useState } from 'react';
import { useBridge } from '../../app/bridge-context.ts';
import { RefusalNotice } from '../refusal-notice.tsx';
import { faultOf, type Problem } from '../use-act.ts';
import type { Laid } from './use-paper.ts';

type PaperToolsProps = {
  readonly laid: Laid;
  readonly fileName: string;
  readonly onPrint: () => void;
  readonly onSaved: () => void;
};

/** 打印 and 存为 PDF; which copy this is; where the last PDF went. */
export function PaperTools({ laid, fileName, onPrint, onSaved }: PaperToolsProps) {
  const { services } = useBridge();
  const [busy, setBusy] = useState(false);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await services.paper.savePdf({ path: laid.path, fileName });
      setSavedTo(saved.savedTo);
      onSaved();
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="line line--wrap">
      <Button type="primary" onClick={onPrint}>
        打印
      </Button>
      <Button loading={busy} onClick={() => void save()}>
        存为 PDF
      </Button>
      <span className="small soft">下一份为第 {laid.copy} 份</span>
      {savedTo !== null && (
        <span className="small" role="status">
          已保存到 {savedTo}
        </span>
      )}
      {problem !== null && <RefusalNotice problem={problem} />}
    </div>
  );
}
