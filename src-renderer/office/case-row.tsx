import { civilDateOf, shortDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { Badge } from '../ui/pieces.tsx';
import { StateBadge } from './case-parts.tsx';
import { BindingClockTag } from './clock-tag.tsx';

/** Height of {@link CaseRow} in a list, in CSS pixels. */
export const caseRowHeight = 62;

type CaseRowProps = { readonly subject: SharingCase; readonly who: string; readonly pending: boolean };

/** A case in two lines of a list. */
export function CaseRow({ subject, who, pending }: CaseRowProps) {
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={subject.entryName}>
          {subject.entryName}
        </span>
        <StateBadge subject={subject} />
      </div>
      <div className="line line--apart small soft">
        <span className="cut">
          {shortDateLabel(civilDateOf(subject.history[0]?.at ?? 0))} {who}
        </span>
        <span className="line line--whole">
          {pending && <Badge tone="amber">待同步</Badge>}
          <BindingClockTag clocks={subject.clocks} />
        </span>
      </div>
    </>
  );
}
