import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import type { PendingMutation } from '../../data/live.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { WrittenFacts } from '../../office/acts/written-facts.tsx';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { waitReason } from './entries.ts';

type Props = { readonly pending: PendingMutation; readonly ahead: number };

/** An act that is saved here and that the platform has not confirmed. */
export function WaitingDetail({ pending, ahead }: Props) {
  const { mutation } = pending;
  const link = useSyncStatus((status) => status.link);
  const subject = useSubjectName(mutation);
  return (
    <>
      <h3>{mutationLabel(mutation.name)}</h3>
      <Notice tone={link === 'online' ? 'blue' : 'amber'}>{waitReason(pending, ahead, link)}</Notice>
      <Facts
        facts={[
          ['事项', subject],
          ['作出于', timeLabel(mutation.madeAt)],
          ['顺序', `第 ${ahead + 1} 项`],
        ]}
      />
      <Section title="所写内容">
        <WrittenFacts mutation={mutation} />
      </Section>
    </>
  );
}
