import { proceedRule } from '#shared/domain/correction/labels.ts';
import { Notice } from '../ui/pieces.tsx';

/** 照常办理, shown wherever a record under check is met (R069). */
export function ProceedRule() {
  return (
    <Notice tone="amber">
      <div className="strong">
        {proceedRule.title}（{proceedRule.clause}）
      </div>
      <ul className="stack--tight">
        {proceedRule.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Notice>
  );
}
