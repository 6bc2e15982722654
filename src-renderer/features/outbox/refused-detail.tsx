import { Button } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { RefusedMutation } from '../../data/live.ts';
import { ChangedSince } from '../../office/acts/changed-since.tsx';
import { DiscardDialog } from '../../office/acts/discard-dialog.tsx';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { redoOf } from '../../office/acts/redo.ts';
import { useRedo } from '../../office/acts/use-redo.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { WrittenFacts } from '../../office/acts/written-facts.tsx';
import { RefusalText } from '../../office/refusal-notice.tsx';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';

/** An act that the platform refused: why, what stands now, what was written, and the two ways on. */
export function RefusedDetail({ refused }: { readonly refused: RefusedMutation }) {
  const { mutation } = refused;
  const redo = useRedo();
  const way = redoOf(refused);
  const subject = useSubjectName(mutation);
  const [discarding, setDiscarding] = useState(false);
  return (
    <>
      <h3>{mutationLabel(mutation.name)}</h3>
      <Notice tone="red">
        <RefusalText code={refused.code} />
      </Notice>
      <div className="line">
        {way !== null && (
          <Button type="primary" onClick={() => void redo(way)}>
            按现在的情况重新办理
          </Button>
        )}
        <Button onClick={() => setDiscarding(true)}>放弃</Button>
      </div>
      <Facts
        facts={[
          ['事项', subject],
          ['作出于', timeLabel(mutation.madeAt)],
          ['退回于', timeLabel(refused.refusedAt)],
        ]}
      />
      <ChangedSince refused={refused} />
      <Section title="您当时写的内容">
        <WrittenFacts mutation={mutation} />
      </Section>
      {discarding && <DiscardDialog refused={refused} onClose={() => setDiscarding(false)} />}
    </>
  );
}
