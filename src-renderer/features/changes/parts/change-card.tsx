import { type ChangeTrigger, isUpdateLate } from '#shared/domain/change-trigger/change-trigger.ts';
import { changeKindLabel } from '#shared/domain/change-trigger/labels.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useNow } from '../../../app/use-now.ts';
import { usePendingIds } from '../../../data/live.ts';
import { BindingClockTag, ClockTag } from '../../../office/clock-tag.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts } from '../../../ui/pieces.tsx';
import { ChangeHistory } from './change-history.tsx';
import { TouchedEntries } from './touched-entries.tsx';
import { UpdateExtension } from './update-extension.tsx';

/** One change: what it is, its clocks, and every entry it touches. */
export function ChangeCard({ subject }: { readonly subject: ChangeTrigger }) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(subject.id);
  const open = subject.state === 'open';
  const late = isUpdateLate(subject, useNow());
  const urged = subject.recordedByDepartmentId !== subject.providerId;
  return (
    <article className="block stack" aria-label={subject.title}>
      <div className="line line--wrap">
        <span className="strong">{subject.title}</span>
        <Badge>{changeKindLabel[subject.kind]}</Badge>
        {urged && <Badge tone="amber">管理部门督促</Badge>}
        {late && <Badge tone="red">超期</Badge>}
        {pending && <Badge tone="amber">待同步</Badge>}
        {open ? (
          <BindingClockTag clocks={subject.clocks} />
        ) : (
          subject.clocks.map((clock) => <ClockTag key={clock.pack} clock={clock} />)
        )}
      </div>
      <Facts
        facts={[
          ['更新部门', departmentName(subject.providerId)],
          ['依据', subject.basis],
          ['生效日期', `${longDateLabel(subject.inForceOn)}（时限从这一天起算）`],
          ...(urged ? ([['登记部门', departmentName(subject.recordedByDepartmentId)]] as const) : []),
        ]}
      />
      <UpdateExtension subject={subject} />
      <TouchedEntries subject={subject} />
      <ChangeHistory subject={subject} />
    </article>
  );
}
