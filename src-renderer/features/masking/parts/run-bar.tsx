import { Button, Progress } from 'antd';
import { keyedAlgorithms } from '#shared/domain/masking/algorithm.ts';
import { type MaskRuleSet, maskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { sizeLabel } from '../../../office/size-label.ts';
import { ChooseFile } from '../../../ui/choose-file.tsx';
import type { Bench } from '../use-bench.ts';
import { counted } from '../words.ts';

/** What is still missing before the file can be masked; null where nothing is. */
const missingIn = (rules: MaskRuleSet, keyed: boolean): string | null => {
  const key = rules.columns.find(({ algorithm }) => keyedAlgorithms.has(algorithm.id));
  if (key !== undefined && !keyed) return `列“${key.column}”的算法需要密钥文件。`;
  const unclassed = rules.columns.find(({ dataClass }) => dataClass.trim() === '');
  if (unclassed !== undefined) return `列“${unclassed.column}”还没有写分类。`;
  if (rules.purpose.trim() === '') return '还没有写用途。';
  return maskRuleSet.safeParse(rules).success ? null : '有规则还没有写完整。';
};

type RunBarProps = { readonly bench: Bench; readonly rules: MaskRuleSet };

/** 开始脱敏, with what is missing; while it runs, how far and how fast, and the way to stop it. */
export function RunBar({ bench, rules }: RunBarProps) {
  const missing = missingIn(rules, bench.keyed);
  const wantsKey = rules.columns.some(({ algorithm }) => keyedAlgorithms.has(algorithm.id));
  if (bench.busy === 'running') return <Running bench={bench} />;
  return (
    <div className="pane__foot">
      <Button type="primary" disabled={missing !== null} onClick={() => void bench.run(rules)}>
        {bench.made === null ? '开始脱敏' : '重新脱敏'}
      </Button>
      {wantsKey && (
        <ChooseFile
          label={bench.keyed ? '更换密钥文件' : '选择密钥文件'}
          accept=".txt,.key,.hex"
          busy={false}
          onChoose={(file) => void bench.giveKey(file)}
        />
      )}
      <span className="small soft">{missing ?? '脱敏后再查一遍，查出遗留则不写出结果'}</span>
    </div>
  );
}

function Running({ bench }: { readonly bench: Bench }) {
  const { progress, file } = bench;
  const size = file?.opened.size ?? 0;
  const read = progress?.read ?? 0;
  const seconds = Math.max(0.001, (progress?.elapsedMs ?? 0) / 1_000);
  return (
    <div className="pane__foot">
      <Button danger onClick={bench.cancel}>
        取消
      </Button>
      <Progress
        className="grow"
        percent={size === 0 ? 0 : Math.floor((read / size) * 100)}
        size="small"
        strokeColor="#1f4e8c"
        aria-label="脱敏进度"
      />
      <span className="small" role="status">
        {counted(progress?.rows ?? 0)} 行，每秒 {counted(Math.round((progress?.rows ?? 0) / seconds))} 行，
        {sizeLabel(read)} / {sizeLabel(size)}
      </span>
    </div>
  );
}
