import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { Section } from '../ui/pieces.tsx';
import { useDepartmentName } from './use-names.ts';

export type HistoryEvent = {
  readonly label: string;
  readonly at: number;
  readonly officerName: string;
  readonly departmentId: string;
  readonly note: string;
};

type HistoryListProps = { readonly title: string; readonly events: readonly HistoryEvent[] };

/** What was done, by whom and when, in order. */
export function HistoryList({ title, events }: HistoryListProps) {
  const departmentName = useDepartmentName();
  return (
    <Section title={title}>
      <ol className="timeline">
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only ever grows at its end.
          <li key={index}>
            <div className="line line--wrap">
              <span className="strong">{event.label}</span>
              <span className="small soft">{timeLabel(event.at)}</span>
            </div>
            <div className="small soft">
              {departmentName(event.departmentId)} {event.officerName}
            </div>
            {event.note !== '' && <div className="text">{event.note}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
