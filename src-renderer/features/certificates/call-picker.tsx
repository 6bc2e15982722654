import { Checkbox, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useCount, useRowsBy } from '../../data/live.ts';
import { CallPager } from '../../office/calls/call-pager.tsx';
import { callsOfDepartment, callsOfGrant, callsToChoose } from '../../office/calls/call-stretches.ts';
import { useCallPages } from '../../office/calls/use-call-pages.ts';
import { usePaperMadeReady } from '../../office/paper/use-paper.ts';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { IssueBar, mostCalls } from './issue-bar.tsx';

type CallPickerProps = { readonly onIssued: (certificate: Certificate) => void };

/** Choosing the calls a certificate states; all of one case, because it names one resource and one provider. */
export function CallPicker({ onIssued }: CallPickerProps) {
  const { departmentId } = useOfficer();
  const own = callsOfDepartment(departmentId);
  const count = useCount(own);
  const [grantId, setGrantId] = useState<string | null>(null);
  // Whole rows: what was chosen stays chosen on every other page.
  const [chosen, setChosen] = useState<readonly CallRecord[]>([]);
  usePaperMadeReady(chosen);
  if (count === undefined) return <Loading />;
  if (count === 0) return <Blank title="还没有调用记录">在“使用”中调用资源后，可在这里开具凭证。</Blank>;
  return (
    <>
      <p className="pane__count pane__count--wide small soft">
        勾选同一事项的调用记录，每份凭证最多 {mostCalls} 条；换页、换资源不影响已选。
      </p>
      <ChoicePages
        key={grantId}
        grantId={grantId}
        onGrant={setGrantId}
        chosen={chosen}
        onChoose={setChosen}
      />
      <IssueBar chosen={chosen} onClear={() => setChosen([])} onIssued={onIssued} />
    </>
  );
}

type ChoiceProps = {
  /** null: of every right. */
  readonly grantId: string | null;
  readonly onGrant: (grantId: string | null) => void;
  readonly chosen: readonly CallRecord[];
  readonly onChoose: (chosen: readonly CallRecord[]) => void;
};

function ChoicePages({ grantId, onGrant, chosen, onChoose }: ChoiceProps) {
  const { departmentId } = useOfficer();
  const pages = useCallPages(
    grantId === null ? callsOfDepartment(departmentId) : callsOfGrant(grantId),
    callsToChoose,
  );
  const { calls, number, month } = pages;
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top.
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [number, month]);
  return (
    <>
      <div className="pane__count pane__count--wide line line--wrap">
        <GrantChoice grantId={grantId} onGrant={onGrant} />
        <CallPager pages={pages} />
      </div>
      <ScrollPane label="选择调用记录" ref={pane}>
        {calls === undefined && <Loading />}
        {calls?.length === 0 && <Blank title={month === null ? '这项资源还没有调用' : '这个月没有调用'} />}
        {calls !== undefined && calls.length > 0 && (
          <ul className="item-choice item-choice--tall" aria-busy={pages.turning}>
            {calls.map((call) => (
              <CallChoice key={call.id} call={call} chosen={chosen} onChoose={onChoose} />
            ))}
          </ul>
        )}
      </ScrollPane>
    </>
  );
}

/** 资源: of which right. */
function GrantChoice({ grantId, onGrant }: Pick<ChoiceProps, 'grantId' | 'onGrant'>) {
  const { departmentId } = useOfficer();
  const grants = useRowsBy('grant', 'userDepartmentId', departmentId)?.toSorted(
    (a, b) => b.grantedAt - a.grantedAt,
  );
  return (
    <Select
      aria-label="按资源筛选"
      className="grant-filter"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="全部资源"
      value={grantId}
      options={
        grants?.map(({ id, entryName, validUntil }) => ({
          value: id,
          label: `${entryName}（至 ${longDateLabel(validUntil)}）`,
        })) ?? []
      }
      onChange={(next: string | null | undefined) => onGrant(next ?? null)}
    />
  );
}

type CallChoiceProps = Pick<ChoiceProps, 'chosen' | 'onChoose'> & { readonly call: CallRecord };

function CallChoice({ call, chosen, onChoose }: CallChoiceProps) {
  const [first] = chosen;
  const isChosen = chosen.some(({ id }) => id === call.id);
  const isOfAnother = first !== undefined && first.caseId !== call.caseId;
  return (
    <li>
      <Checkbox
        checked={isChosen}
        disabled={!isChosen && (isOfAnother || chosen.length >= mostCalls)}
        onChange={() => onChoose(isChosen ? chosen.filter(({ id }) => id !== call.id) : [...chosen, call])}
      >
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
