import { Button } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { RefusedMutation } from '../../data/live.ts';
import { ChangedSince } from '../../office/acts/changed-since.tsx';
import { DiscardDialog } from '../../office/acts/discard-dialog.tsx';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { redoOf } from '../../office/acts/redo.ts';
import { RedoButtons } from '../../office/acts/redo-buttons.tsx';
import type { RedoState } from '../../office/acts/redo-state.ts';
import { noRedoWords } from '../../office/acts/redo-words.ts';
import { useRedo } from '../../office/acts/use-redo.ts';
import { useSubjectName } from '../../office/acts/use-subject.ts';
import { WrittenFacts } from '../../office/acts/written-facts.tsx';
import { RefusalText } from '../../office/refusal-notice.tsx';
import { Facts, Notice, Section } from '../../ui/pieces.tsx';

const stateWords: Readonly<Record<RedoState, string>> = {
  untouched: '重新办理时，所写内容会填回原来的表单，请按现在的情况核对后再提交。',
  begun: '所写内容已填回表单，还没有提交。',
  'gone-to': '您已去重新办理。办完后可移除退回的这一份，不影响新的办理。',
};

/** An act that the platform refused: why, what stands now, what was written, and the ways on. */
export function RefusedDetail({ refused }: { readonly refused: RefusedMutation }) {
  const { mutation } = refused;
  const redoing = useRedo(refused);
  const subject = useSubjectName(mutation);
  const [discarding, setDiscarding] = useState(false);
  return (
    <>
      <h3>{mutationLabel(mutation.name)}</h3>
      <Notice tone="red">
        <RefusalText code={refused.code} />
      </Notice>
      <div className="line line--wrap">
        {redoing !== null && <RedoButtons refused={refused} redoing={redoing} />}
        {redoing?.state !== 'gone-to' && <Button onClick={() => setDiscarding(true)}>放弃</Button>}
      </div>
      <p className="small soft">
        {redoing !== null && stateWords[redoing.state]}
        {redoOf(refused) === null && noRedoWords(mutation.name)}
      </p>
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
