import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { Badge } from '../../ui/pieces.tsx';
import { isLeftUnanswered, mutationOf, type OutboxEntry } from './entries.ts';
import { useSeen } from './use-seen.ts';

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
  const seen = useSeen();
  const { pending, ahead } = entry;
  if (pending.applied) return <Badge tone="blue">待取回</Badge>;
  if (isLeftUnanswered(pending, seen)) return <Badge tone="red">超过 3 天没有结果</Badge>;
  return <Badge tone="amber">第 {ahead + 1} 项</Badge>;
}
