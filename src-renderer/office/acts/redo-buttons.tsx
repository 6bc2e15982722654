import { Button, Modal } from 'antd';
import type { RefusedMutation } from '../../data/live.ts';
import { Notice, Section } from '../../ui/pieces.tsx';
import { DraftFacts } from './draft-facts.tsx';
import { mutationLabel } from './mutation-words.ts';
import { type Redoing, useForgetRefused } from './use-redo.ts';

type Props = {
  readonly refused: RefusedMutation;
  readonly redoing: Redoing;
  readonly size?: 'small' | 'middle';
};

/** The way back into the form, however far it has been gone; and, once it was, the way out. */
export function RedoButtons({ refused, redoing, size = 'middle' }: Props) {
  const forget = useForgetRefused();
  const { state, begin } = redoing;
  const isOver = state === 'gone-to';
  return (
    <>
      {isOver && (
        <Button size={size} type="primary" onClick={() => void forget(refused)}>
          已重新办理，移除
        </Button>
      )}
      <Button size={size} type={isOver ? 'default' : 'primary'} onClick={() => void begin()}>
        {beginLabel[state]}
      </Button>
      {redoing.inTheWay !== null && <OverwriteDialog refused={refused} redoing={redoing} />}
    </>
  );
}

const beginLabel = { untouched: '重新办理', begun: '继续重新办理', 'gone-to': '再次办理' } as const;

/** Nothing that was written is overwritten unasked. */
function OverwriteDialog({ refused, redoing }: Pick<Props, 'refused' | 'redoing'>) {
  const { way, inTheWay, decide, cancel } = redoing;
  return (
    <Modal
      open
      title="表单里另有未提交的内容"
      onCancel={cancel}
      width={720}
      footer={[
        <Button key="cancel" onClick={cancel}>
          取消
        </Button>,
        <Button key="keep" onClick={() => void decide('keep')}>
          保留表单里的内容
        </Button>,
        <Button key="replace" type="primary" onClick={() => void decide('replace')}>
          换成退回的内容
        </Button>,
      ]}
    >
      <div className="stack">
        <Notice tone="amber">
          “{mutationLabel(refused.mutation.name)}
          ”的表单里有您写过、还没有提交的内容。换成退回的内容后，表单里原有的不能找回。
        </Notice>
        <Section title="表单里的内容">
          <DraftFacts value={inTheWay} mutation={refused.mutation} />
        </Section>
        <Section title="退回的内容">
          <DraftFacts value={way.draft?.[1]} mutation={refused.mutation} />
        </Section>
      </div>
    </Modal>
  );
}
