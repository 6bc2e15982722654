import type { Correction, CorrectionState } from '#shared/domain/correction/correction.ts';
import { correctionKindLabel, correctionStateLabel } from '#shared/domain/correction/labels.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { usePendingIds } from '../../../data/live.ts';
import { BindingClockTag } from '../../../office/clock-tag.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, type Tone } from '../../../ui/pieces.tsx';

/** Height of {@link CorrectionRow} in a list, in CSS pixels. */
export const correctionRowHeight = 62;

const stateTone: Readonly<Record<CorrectionState, Tone>> = {
  checking: 'blue',
  'more-needed': 'amber',
  corrected: 'green',
  'found-right': 'grey',
};

export function CorrectionBadge({ state }: { readonly state: CorrectionState }) {
  return <Badge tone={stateTone[state]}>{correctionStateLabel[state]}</Badge>;
}

/** A correction in two lines of a list; names the other side. */
export function CorrectionRow({ subject }: { readonly subject: Correction }) {
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(subject.id);
  const other = subject.providerId === departmentId ? subject.userDepartmentId : subject.providerId;
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={subject.entryName}>
          {subject.entryName}
        </span>
        <CorrectionBadge state={subject.state} />
      </div>
      <div className="line line--apart small soft">
        <span className="cut">
          {correctionKindLabel[subject.kind]} · {departmentName(other)}
        </span>
        <span className="line line--whole">
          {pending && <Badge tone="amber">待同步</Badge>}
          <BindingClockTag clocks={subject.clocks} />
        </span>
      </div>
    </>
  );
}
