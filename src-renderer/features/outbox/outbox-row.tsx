import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { Badge } from '../../ui/pieces.tsx';
import { mutationOf, type OutboxEntry } from './entries.ts';

/** Height of {@link OutboxRow} in a list, in CSS pixels. */
export const entryRowHeight = 62;

export function OutboxRow({ entry }: { readonly entry: OutboxEntry }) {
  const mutation = mutationOf(entry);
  const subject = useSubjectName(mutation);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong">{mutationLabel(mutation.name)}</span>
        {entry.kind === 'refused' ? <Badge tone="red">平台退回</Badge> : <WaitingBadge entry={entry} />}
      </div>
      <div className="line line--apart small soft">
        <span className="cut">{subject}</span>
        <span className="line--whole">{timeLabel(mutation.madeAt)}</span>
      </div>
    </>
  );
}

function WaitingBadge({ entry }: { readonly entry: OutboxEntry & { readonly kind: 'waiting' } }) {
  return entry.pending.applied ? (
    <Badge tone="blue">待取回</Badge>
  ) : (
    <Badge tone="amber">第 {entry.ahead + 1} 项</Badge>
  );
}
