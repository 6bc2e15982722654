import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { useDraft } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { draftKey } from '../../../office/draft-keys.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field } from '../../../ui/field.tsx';
import { Facts } from '../../../ui/pieces.tsx';

/** 牵头部门意见 on an entry that another department writes for the library. */
export function ConsentAction({ draft }: { readonly draft: EntryDraft }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen(true)}>
        表示意见
      </Button>
      <span className="small soft">作为{libraryLabel(draft.content.library)}的牵头部门 · 三(一)</span>
      {open && <ConsentDialog draft={draft} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ConsentDialog({ draft, onClose }: { readonly draft: EntryDraft; readonly onClose: () => void }) {
  const departmentName = useDepartmentName();
  const opinion = useDraft(draftKey.leadConsent(draft.id), '');
  const { act, busy, problem } = useAct();
  const decide = async (decision: 'consent' | 'object') => {
    const step = { entryId: draft.id, expectedVersion: draft.version };
    if (!(await act('entry.consent', { ...step, decision, opinion: opinion.value }))) return;
    opinion.clear();
    onClose();
  };
  const blank = opinion.value.trim() === '';
  return (
    <Modal
      open
      title={`牵头部门意见：${draft.content.name}`}
      onCancel={onClose}
      width={600}
      footer={[
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button key="object" disabled={blank} loading={busy} onClick={() => void decide('object')}>
          退回提供部门
        </Button>,
        <Button
          key="consent"
          type="primary"
          disabled={blank}
          loading={busy}
          onClick={() => void decide('consent')}
        >
          同意编入
        </Button>,
      ]}
    >
      <div className="stack">
        <Facts
          facts={[
            ['所属库', libraryLabel(draft.content.library)],
            ['提供部门', departmentName(draft.providerId)],
          ]}
        />
        <Field label="意见" help="口径、来源是否与本库一致；同意的随条目公布，退回的写明要改什么">
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
        <div>
          <ClauseLine clause="三(一)" />
        </div>
        {problem !== null && <RefusalNotice problem={problem} />}
      </div>
    </Modal>
  );
}
