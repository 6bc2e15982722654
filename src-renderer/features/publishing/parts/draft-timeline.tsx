import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { draftActLabel } from '../../../office/draft-labels.ts';
import { useDepartmentName, useOfficerName } from '../../../office/use-names.ts';
import { Section } from '../../../ui/pieces.tsx';

/** Everything that happened to the entry, in order. */
export function DraftTimeline({ draft }: { readonly draft: EntryDraft }) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  return (
    <Section title="办理经过">
      <ol className="timeline">
        {draft.history.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only ever grows at its end.
          <li key={index}>
            <div className="line line--wrap">
              <span className="strong">{draftActLabel[event.act]}</span>
              <span className="small soft">{timeLabel(event.at)}</span>
              <span className="small soft">
                {departmentName(event.departmentId)} {officerName(event.officerId)}
              </span>
            </div>
            {event.note !== '' && <div className="text">{event.note}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
