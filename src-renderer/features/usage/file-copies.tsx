import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { ResourceFile } from '#shared/domain/delivery/resource-file.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { useRowsBy } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { FileTable } from '../../office/file-table.tsx';
import { problemOf } from '../../office/problem-of.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import type { Problem } from '../../office/use-act.ts';
import { Notice } from '../../ui/pieces.tsx';

type Asked = { readonly fileId: string; readonly callId: string };

/** Takes one copy at a time; one that was cut is gone on with under its own id: one use, not two. */
function useCopies(grant: Grant) {
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const unanswered = useRef<Asked | null>(null);
  const take = async ({ id: fileId }: ResourceFile) => {
    setBusy(fileId);
    setProblem(null);
    setSavedTo(null);
    const again = unanswered.current?.fileId === fileId ? unanswered.current : null;
    const asked = again ?? { fileId, callId: crypto.randomUUID() };
    unanswered.current = asked;
    try {
      const reply = await services.files.takeCopy({ ...asked, grantId: grant.id, purpose: grant.purpose });
      unanswered.current = null;
      setSavedTo(reply.savedTo);
      message.success(`已取得副本 ${reply.record.number}`);
      void engine.syncNow();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(null);
    }
  };
  return { take, busy, problem, savedTo };
}

/** The provider's files under a grant by file, and a copy of each into the documents folder. */
export function FileCopies({ grant }: { readonly grant: Grant }) {
  const files = useRowsBy('resourceFile', 'entryId', grant.entryId);
  const { take, busy, problem, savedTo } = useCopies(grant);
  const tool = (file: ResourceFile) =>
    file.itemIds.every((id) => grant.itemIds.includes(id)) ? (
      <Button
        size="small"
        loading={busy === file.id}
        disabled={busy !== null}
        onClick={() => void take(file)}
      >
        取副本
      </Button>
    ) : (
      <span className="small soft">含授权以外的信息项</span>
    );
  return (
    <div className="stack">
      <p className="small soft">用途（按授权）：{grant.purpose}。每取一份都有记录，计入每日上限。</p>
      <FileTable files={files ?? []} tool={tool} />
      {savedTo !== null && (
        <Notice>
          已核对校验值并保存：{savedTo}
          <div className="small soft">旁边的“副本说明”写明编号、用途和校验值，请与文件一起保管。</div>
        </Notice>
      )}
      {problem !== null && <RefusalNotice problem={problem} />}
      <ClauseLine clause="六(二)" />
    </div>
  );
}
