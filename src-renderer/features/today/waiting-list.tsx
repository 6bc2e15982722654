import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { type PendingMutation, useWaiting } from '../../data/live.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { Badge, Section } from '../../ui/pieces.tsx';

/** As many as an officer can look over; 待同步 holds the rest. */
const shown = 5;

/** What is saved here and not yet confirmed by the platform. */
export function WaitingList() {
  const waiting = useWaiting(shown);
  const link = useSyncStatus((status) => status.link);
  if (waiting === undefined || waiting.count === 0) return null;
  const { count, first } = waiting;
  return (
    <Section title={`待同步（${count}）`}>
      <p className="small soft">
        {link === 'online'
          ? '已保存在本机，正在送平台确认。'
          : '已保存在本机，连通平台后自动送出，不需要重做。'}
      </p>
      <ul className="block stack--tight">
        {first.map((each) => (
          <WaitingRow key={each.mutation.id} pending={each} />
        ))}
      </ul>
      <a href={hrefOf('outbox')}>{count > shown ? `另有 ${count - shown} 项，` : ''}到“待同步”查看全部</a>
    </Section>
  );
}

function WaitingRow({ pending: { mutation } }: { readonly pending: PendingMutation }) {
  const subject = useSubjectName(mutation);
  return (
    <li className="line">
      <Badge tone="amber">待同步</Badge>
      <span>{mutationLabel(mutation.name)}</span>
      <span className="cut grow">{subject}</span>
      <span className="small soft">{timeLabel(mutation.madeAt)}</span>
    </li>
  );
}
