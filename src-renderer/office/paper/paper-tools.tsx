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
  readonly onUsed: () => void;
};

const formats = [
  { label: '存为 PDF', save: 'savePdf' },
  { label: '存为 OFD', save: 'saveOfd' },
] as const;
type Format = (typeof formats)[number];

/** 打印, 存为 PDF and 存为 OFD; which copy this is; where the last file went. */
export function PaperTools({ laid, fileName, onPrint, onUsed }: PaperToolsProps) {
  const { services } = useBridge();
  const [saving, setSaving] = useState<Format | null>(null);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (format: Format) => {
    setSaving(format);
    setProblem(null);
    try {
      const saved = await services.paper[format.save]({ path: laid.path, fileName });
      setSavedTo(saved.savedTo);
    } catch (error) {
      setProblem(faultOf(error));
    } finally {
      setSaving(null);
      // Its number is used up, whatever became of it.
      onUsed();
    }
  };
  return (
    <div className="line line--wrap">
      <Button type="primary" onClick={onPrint}>
        打印
      </Button>
      {formats.map((format) => (
        <Button
          key={format.save}
          loading={saving === format}
          disabled={saving !== null && saving !== format}
          onClick={() => void save(format)}
        >
          {format.label}
        </Button>
      ))}
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
