import { updateClocks } from '#shared/domain/change-trigger/record.ts';
import { useCalendar, usePacks } from '../../../app/office-rules.tsx';
import { useRow } from '../../../data/live.ts';
import { ClockTag } from '../../../office/clock-tag.tsx';

type UpdateLimitsProps = { readonly inForceOn: string; readonly departmentId: string };

/** The limits that would run from that day for the department, each with its clause; nothing for what is no date yet. */
export function UpdateLimits({ inForceOn, departmentId }: UpdateLimitsProps) {
  const calendar = useCalendar();
  const packs = usePacks();
  const regionId = useRow('department', departmentId)?.regionId;
  const dated = /^\d{4}-\d{2}-\d{2}$/u.test(inForceOn) && !Number.isNaN(Date.parse(inForceOn));
  if (!dated) return null;
  const clocks = updateClocks({ inForceOn, regionId }, { packs, calendar });
  return (
    <span className="line line--wrap">
      {clocks.length === 0
        ? '这一天没有施行中的时限规定'
        : clocks.map((each) => <ClockTag key={each.pack} clock={each} />)}
    </span>
  );
}
