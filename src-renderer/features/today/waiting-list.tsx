import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { type PendingMutation, useOutbox, useRow } from '../../data/live.ts';
import { Badge, Section } from '../../ui/pieces.tsx';
import { mutationLabel, subjectOf } from './mutation-words.ts';

/** What is saved here and not yet confirmed by the platform. */
export function WaitingList() {
  const outbox = useOutbox();
  const { link } = useSyncStatus();
  if (outbox === undefined || outbox.length === 0) return null;
  return (
    <Section title={`待同步（${outbox.length}）`}>
      <p className="small soft">
        {link === 'online'
          ? '已保存在本机，正在送平台确认。'
          : '已保存在本机，连通平台后自动送出，不需要重做。'}
      </p>
      <ul className="block stack--tight">
        {outbox.map((each) => (
          <WaitingRow key={each.mutation.id} pending={each} />
        ))}
      </ul>
    </Section>
  );
}

function WaitingRow({ pending: { mutation } }: { readonly pending: PendingMutation }) {
  const subject = useRow('sharingCase', subjectOf(mutation).caseId ?? null);
  return (
    <li className="line">
      <Badge tone="amber">待同步</Badge>
      <span>{mutationLabel(mutation.name)}</span>
      <span className="cut grow">{subject?.entryName ?? ''}</span>
      <span className="small soft">{timeLabel(mutation.madeAt)}</span>
    </li>
  );
}
