import { isCorrectionPossible } from '#shared/domain/correction/correction.ts';
import { hrefOf } from '../app/routes.ts';
import { useRowsBy } from '../data/live.ts';
import { ProceedRule } from './proceed-rule.tsx';

/** Records of a granted resource that are being checked, the rule that holds meanwhile, and the way to report another. */
export function OpenCorrections({ grantId }: { readonly grantId: string }) {
  const corrections = useRowsBy('correction', 'grantId', grantId) ?? [];
  const open = corrections.filter((each) => isCorrectionPossible(each, 'proceed'));
  return (
    <div className="stack">
      {open.length > 0 && <ProceedRule />}
      {open.map((each) => (
        <div key={each.id}>
          <a href={hrefOf('correction', { correctionId: each.id })}>
            正在校核：{each.locator}（{each.itemNames.join('、')}）
          </a>
        </div>
      ))}
      <div>
        <a className="small" href={hrefOf('reportCorrection', { grantId })}>
          数据有疑义或错误？向提供部门反馈
        </a>
      </div>
    </div>
  );
}
