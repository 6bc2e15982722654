import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { EntryMasking } from '#shared/domain/entry-masking/entry-masking.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { sizeLabel } from '../../../office/size-label.ts';
import { useAct } from '../../../office/use-act.ts';
import type { Fact } from '../../../ui/pieces.tsx';
import { counted } from '../words.ts';

type SaveRulesProps = {
  readonly entry: CatalogEntry;
  readonly saved: EntryMasking | null;
  readonly report: MaskReport;
  readonly file: { readonly name: string; readonly size: number; readonly digest: string };
  readonly onClose: () => void;
};

const riskFacts = ({ rules, riskBefore, risk }: MaskReport): readonly Fact[] =>
  rules.risk === null || risk === null || riskBefore === null
    ? [['重识别风险', '没有指定准标识符']]
    : [
        ['准标识符', rules.risk.quasiIdentifiers.join('、')],
        [
          '要求',
          `k 不低于 ${rules.risk.leastK}${rules.risk.sensitive === null ? '' : `，l 不低于 ${rules.risk.leastL}`}`,
        ],
        [
          '达到',
          `k 由 ${riskBefore.k} 到 ${risk.k}，唯一的行由 ${counted(riskBefore.unique)} 到 ${counted(risk.unique)}`,
        ],
      ];

/** Shows exactly what is recorded with the resource before it is. */
export function SaveRules({ entry, saved, report, file, onClose }: SaveRulesProps) {
  const { act, busy, problem } = useAct();
  const save = async () => {
    const { rules, rows, columns, riskBefore, risk } = report;
    const expectedVersion = saved?.version ?? 0;
    const args = { entryId: entry.id, expectedVersion, rules, file, rows, columns, riskBefore, risk };
    if (await act('masking.record', args)) onClose();
  };
  return (
    <ConfirmRecord
      title="保存脱敏规则和结果"
      confirmText="确认保存"
      facts={[
        ['资源', entry.name],
        ['用途', report.rules.purpose],
        ['规则', `${report.rules.columns.length} 列，SM3 ${report.rulesDigest.slice(0, 16)}…`],
        ['结果文件', `${file.name}，${sizeLabel(file.size)}，${counted(report.rows)} 行`],
        ['文件 SM3', `${file.digest.slice(0, 16)}…`],
        ...riskFacts(report),
        ['不记录', '任何数据内容：只有列名、设置、计数和校验值'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void save()}
      onCancel={onClose}
    />
  );
}
