import type { ChangeTrigger } from '#shared/domain/change-trigger/change-trigger.ts';
import { changeActLabel } from '#shared/domain/change-trigger/labels.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficerName } from '../../../office/use-names.ts';

/** Every step, with who took it and when. */
export function ChangeHistory({ subject }: { readonly subject: ChangeTrigger }) {
  const officerName = useOfficerName();
  const names = new Map(subject.entries.map(({ entryId, entryName }) => [entryId, entryName]));
  return (
    <details>
      <summary className="small soft">办理记录（{subject.history.length}）</summary>
      <ol className="timeline">
        {subject.history.map((event) => (
          <li key={`${event.at}-${event.act}-${event.entryId}`}>
            <span>
              {changeActLabel[event.act]}
              {event.entryId !== null && `：${names.get(event.entryId) ?? ''}`}
            </span>{' '}
            <span className="small soft">
              {officerName(event.officerId)}　{timeLabel(event.at)}
              {event.lateBySync && '　期内办理，同步时已过期限'}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
