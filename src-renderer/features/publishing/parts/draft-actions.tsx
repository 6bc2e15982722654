import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type EntryDraft, isDraftOpenTo, isRemoval } from '#shared/domain/cataloguing/entry-draft.ts';
import { waitsForReason } from '#shared/domain/entry-masking/entry-masking.ts';
import { useHasRole, useOfficer } from '../../../app/officer-context.ts';
import { hrefOf } from '../../../app/routes.ts';
import { goTo } from '../../../app/use-route.ts';
import { usePendingIds, useRow } from '../../../data/live.ts';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import type { Dossier } from '../use-dossiers.ts';
import { ConsentAction } from './consent-action.tsx';
import { FilingActions } from './filing-actions.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';

type ActionsProps = { readonly dossier: Dossier };

/** What this officer can do with the entry now. */
export function DraftActions({ dossier }: ActionsProps) {
  const officer = useOfficer();
  const writes = useHasRole('data-officer') && dossier.providerId === officer.departmentId;
  const { draft, duty } = dossier;
  if (draft !== null && duty === 'decide') return <FilingActions draft={draft} />;
  if (draft !== null && duty === 'review') return <ReviewAction draft={draft} />;
  if (draft !== null && duty === 'consent') return <ConsentAction draft={draft} />;
  return writes ? <AuthorActions dossier={dossier} /> : <Resting dossier={dossier} />;
}

function Resting({ dossier }: ActionsProps) {
  const pending = usePendingIds().has(dossier.id);
  const officer = useOfficer();
  const author = dossier.draft?.authorIds.includes(officer.id) ?? false;
  const masking = useRow('entryMasking', dossier.id);
  const reasons = useHasRole('provider-reviewer') && !!masking && waitsForReason(masking, officer);
  const none = reasons ? '脱敏后的文件没有达标，请在“数据脱敏”中说明理由（四(三)）。' : '现在不需要您办理。';
  const words = author ? '由本部门另一位审核员审查（六(一)）。' : none;
  return <div className="pane__foot soft">{pending ? '已办理，待同步。' : words}</div>;
}

function ReviewAction({ draft }: { readonly draft: EntryDraft }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen(true)}>
        审查
      </Button>
      <span className="small soft">内部审查和保密审查 · 四(三)、六(一)</span>
      {open && <ReviewDialog draft={draft} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** 修改, 送审, 报备 and 停用, each where the state allows it. */
function AuthorActions({ dossier }: ActionsProps) {
  const { act, busy, problem } = useAct();
  const [stopping, setStopping] = useState(false);
  const { draft, state } = dossier;
  const step = { entryId: dossier.id, expectedVersion: draft?.version ?? 0 };
  return (
    <>
      {problem !== null && <RefusalNotice problem={problem} />}
      <div className="pane__foot">
        <When open={isDraftOpenTo({ state }, 'submit-review')}>
          <Button loading={busy} onClick={() => void act('entry.submit-review', step)}>
            送内部审查
          </Button>
        </When>
        <When open={isDraftOpenTo({ state }, 'file')}>
          <Button type="primary" loading={busy} onClick={() => void act('entry.publish', step)}>
            报备发布
          </Button>
        </When>
        <When open={isDraftOpenTo({ state }, 'edit')}>
          <Button onClick={() => goTo(hrefOf('editEntry', { entryId: dossier.id }))}>修改</Button>
        </When>
        <When open={dossier.offered && isDraftOpenTo({ state }, 'stop')}>
          <Button danger onClick={() => setStopping(true)}>
            停用
          </Button>
        </When>
        <When open={isDraftOpenTo({ state }, 'decide')}>
          <span className="small soft">
            {isRemoval({ state }) ? '停用已报备，等待管理部门收到' : '已报备，等待管理部门受理'} · 三(一)
          </span>
        </When>
      </div>
      {stopping && (
        <ReasonDialog
          title="停用目录条目"
          label="停用原因"
          help="记入回执，随条目的去除逐级报备（三(一)）"
          confirmText="确认停用"
          perform={(reason) => act('entry.stop', { ...step, reason })}
          busy={busy}
          problem={problem}
          onClose={() => setStopping(false)}
        />
      )}
    </>
  );
}

function When({ open, children }: { readonly open: boolean; readonly children: ReactNode }) {
  return open ? children : null;
}
