import { Button, Checkbox } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficer, useOfficerDesk } from '../../app/officer-context.ts';
import { useTable } from '../../data/live.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { faultOf, type Problem } from '../../office/use-act.ts';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';

type CallPickerProps = { readonly onIssued: (certificate: Certificate) => void };

const most = 50;
const shown = 300;

/** Choosing the calls a certificate states; all of one case, because it names one resource and one provider. */
export function CallPicker({ onIssued }: CallPickerProps) {
  const { departmentId } = useOfficer();
  const records = useTable('callRecord');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const calls = useMemo(
    () => records?.filter((each) => each.userDepartmentId === departmentId).sort((a, b) => b.at - a.at),
    [records, departmentId],
  );
  if (calls === undefined) return <Loading />;
  if (calls.length === 0)
    return <Blank title="还没有调用记录">在“使用”中调用资源后，可在这里开具凭证。</Blank>;
  const caseId = calls.find((each) => chosen.includes(each.id))?.caseId ?? null;
  const toggle = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  return (
    <>
      <ScrollPane label="选择调用记录">
        <p className="small soft">勾选同一事项的调用记录，每份凭证最多 {most} 条。</p>
        <ul className="item-choice item-choice--tall">
          {calls.slice(0, shown).map((call) => (
            <CallChoice
              key={call.id}
              call={call}
              checked={chosen.includes(call.id)}
              disabled={caseId !== null && call.caseId !== caseId}
              onToggle={() => toggle(call.id)}
            />
          ))}
        </ul>
        {calls.length > shown && <p className="small soft">只列最近 {shown} 条。</p>}
      </ScrollPane>
      <IssueBar callIds={chosen} onIssued={onIssued} />
    </>
  );
}

type CallChoiceProps = {
  readonly call: CallRecord;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onToggle: () => void;
};

function CallChoice({ call, checked, disabled, onToggle }: CallChoiceProps) {
  return (
    <li>
      <Checkbox checked={checked} disabled={disabled} onChange={onToggle}>
        {call.number}
      </Checkbox>
      <span className="small soft">{timeLabel(call.at)}</span>
      <span className="cut grow">{call.entryName}</span>
      <span className="small soft">
        {call.officerName} · {call.rowCount} 条
      </span>
    </li>
  );
}

type IssueBarProps = CallPickerProps & { readonly callIds: readonly string[] };

function IssueBar({ callIds, onIssued }: IssueBarProps) {
  const { services } = useBridge();
  const { engine } = useOfficerDesk();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The same choice tried again is the same certificate, whatever became of the first answer.
  const asked = useRef({ certificateId: crypto.randomUUID() as string, key: '' });
  const issue = async () => {
    const key = callIds.join(' ');
    if (asked.current.key !== key) asked.current = { certificateId: crypto.randomUUID(), key };
    setBusy(true);
    setProblem(null);
    try {
      const { certificateId } = asked.current;
      const reply = await services.paper.issueCertificate({ certificateId, callIds: [...callIds] });
      void engine.syncNow();
      onIssued(reply.certificate);
    } catch (error) {
      setProblem(faultOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="pane__foot">
      <Button
        type="primary"
        loading={busy}
        disabled={callIds.length === 0 || callIds.length > most}
        onClick={() => void issue()}
      >
        开具凭证
      </Button>
      <span className="small soft">已选 {callIds.length} 条，由平台编号、盖章并登记</span>
      {problem !== null && <RefusalNotice problem={problem} />}
    </div>
  );
}
