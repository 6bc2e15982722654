import { Button, Input } from 'antd';
import type { Correction } from '#shared/domain/correction/correction.ts';
import { useDraft } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';

/** What the provider asked for, added by the user department. */
export function SupplementPanel({ subject }: { readonly subject: Correction }) {
  const draft = useDraft(draftKey.correctionSupplement(subject.id), '');
  const { act, busy, problem } = useAct();
  const send = async () => {
    const args = { correctionId: subject.id, expectedVersion: subject.version, text: draft.value };
    if (await act('correction.supplement', args)) draft.clear();
  };
  return (
    <div className="pane__foot pane__foot--column">
      <Field label="补充材料" help="只写核对所需的内容，不写与本记录无关的个人信息">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={2}
            maxLength={1000}
            value={draft.value}
            onChange={(event) => draft.set(event.target.value)}
          />
        )}
      </Field>
      {problem !== null && <RefusalNotice problem={problem} />}
      <div className="line">
        <Button
          type="primary"
          loading={busy}
          disabled={draft.value.trim() === ''}
          onClick={() => void send()}
        >
          补充并送提供部门
        </Button>
      </div>
    </div>
  );
}
