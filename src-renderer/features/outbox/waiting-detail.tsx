import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { PendingMutation } from '../../data/live.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { WrittenFacts } from '../../office/acts/written-facts.tsx';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';
import { isLeftUnanswered, waitReason } from './entries.ts';
import { useSeen } from './use-seen.ts';

type Props = { readonly pending: PendingMutation; readonly ahead: number };

/** An act that is saved here and that the platform has not confirmed. */
export function WaitingDetail({ pending, ahead }: Props) {
  const { mutation, applied } = pending;
  const seen = useSeen();
  const subject = useSubjectName(mutation);
  const calm = seen.link === 'online' && !isLeftUnanswered(pending, seen);
  return (
    <>
      <h3>{mutationLabel(mutation.name)}</h3>
      <Notice tone={calm ? 'blue' : 'amber'}>{waitReason(pending, ahead, seen)}</Notice>
      <Facts
        facts={[
          ['事项', subject],
          ['作出于', timeLabel(mutation.madeAt)],
          ['顺序', applied ? '已送到平台' : `第 ${ahead + 1} 项送出`],
        ]}
      />
      <Section title="所写内容">
        <WrittenFacts mutation={mutation} />
      </Section>
    </>
  );
}
