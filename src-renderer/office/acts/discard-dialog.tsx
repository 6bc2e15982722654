import { Modal } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { RefusedMutation } from '../../data/live.ts';
import { storageProblem } from '../../sync/storage-problem.ts';
import { Facts } from '../../ui/pieces.tsx';
import { RefusalNotice } from '../refusal-notice.tsx';
import { faultOf, type Problem } from '../use-act.ts';
import { mutationLabel } from './mutation-words.ts';
import { useForgetRefused } from './use-redo.ts';
import { useSubjectName } from './use-subject.ts';
import { WrittenFacts } from './written-facts.tsx';

type Props = { readonly refused: RefusedMutation; readonly onClose: () => void };

/** Shows exactly what will be gone before a refused act is forgotten. */
export function DiscardDialog({ refused, onClose }: Props) {
  const forget = useForgetRefused();
  const [problem, setProblem] = useState<Problem | null>(null);
  const discard = () =>
    forget(refused).then(onClose, (error: unknown) => setProblem(faultOf(storageProblem(error))));
  const { mutation } = refused;
  const subject = useSubjectName(mutation);
  return (
    <Modal
      open
      title="放弃这项办理？"
      okText="放弃"
      cancelText="保留"
      okButtonProps={{ danger: true }}
      onOk={() => void discard()}
      onCancel={onClose}
      width={620}
    >
      <div className="stack">
        <p>放弃后，以下内容将从本机删除，不能找回：</p>
        <Facts
          facts={[
            ['办理', mutationLabel(mutation.name)],
            ['事项', subject],
            ['作出于', timeLabel(mutation.madeAt)],
          ]}
        />
        <WrittenFacts mutation={mutation} />
        {problem !== null && <RefusalNotice problem={problem} />}
      </div>
    </Modal>
  );
}
