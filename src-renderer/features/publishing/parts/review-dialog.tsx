import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { useDraft } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import { Field } from '../../../ui/field.tsx';

type ReviewDialogProps = { readonly draft: EntryDraft; readonly onClose: () => void };

/** 内部审查和保密审查: an opinion, whether state secrets were found, pass or return. */
export function ReviewDialog({ draft, onClose }: ReviewDialogProps) {
  const opinion = useDraft(draftKey.entryReview(draft.id), '');
  const [secret, setSecret] = useState(false);
  const { act, busy, problem } = useAct();
  const decide = async (decision: 'pass' | 'return') => {
    const step = { entryId: draft.id, expectedVersion: draft.version };
    const found = { decision, containsStateSecret: secret, opinion: opinion.value };
    if (!(await act('entry.review', { ...step, ...found }))) return;
    opinion.clear();
    onClose();
  };
  const blank = opinion.value.trim() === '';
  return (
    <Modal
      open
      title={`审查：${draft.content.name}`}
      onCancel={onClose}
      width={600}
      footer={[
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button key="return" disabled={blank} loading={busy} onClick={() => void decide('return')}>
          退回编写人
        </Button>,
        <Button key="pass" type="primary" disabled={blank} loading={busy} onClick={() => void decide('pass')}>
          审查通过
        </Button>,
      ]}
    >
      <div className="stack">
        <Field label="审查意见" help="写明核对了什么、结论是什么；随资源公布审查日期（四(三)）">
          {(bind) => (
            <Input.TextArea
              {...bind}
              rows={4}
              maxLength={1000}
              value={opinion.value}
              onChange={(event) => opinion.set(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={secret} onChange={(event) => setSecret(event.target.checked)}>
          发现涉及国家秘密的内容
        </Checkbox>
        <div>
          <ClauseLine clause="六(一)" />
        </div>
        {problem !== null && <RefusalNotice problem={problem} />}
      </div>
    </Modal>
  );
}
