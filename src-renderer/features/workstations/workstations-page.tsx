import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { ListedWorkstation } from '#shared/protocol/workstations.ts';
import { useBridge } from '../../app/bridge-context.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { RefusalNotice } from '../../office/refusal-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Badge, Loading } from '../../ui/pieces.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { useWorkstations } from './use-workstations.ts';

/** 工作站: every workstation that ever signed in, who is on it now, and taking one out of service (六(四)). */
export function WorkstationsPage() {
  const { list, problem, reload } = useWorkstations();
  const [decision, setDecision] = useState<Decision | null>(null);
  const ownId = useOwnId();
  const inService = list?.filter(({ stopped }) => stopped === null).length ?? 0;
  return (
    <Page
      title="工作站"
      note="登记、停用和恢复接入，须连通平台 · 六(四)"
      tools={<Button onClick={() => void reload()}>刷新</Button>}
    >
      <div className="block stack">
        {problem !== null && <RefusalNotice problem={problem} />}
        {list === null && problem === null && <Loading />}
        {list !== null && (
          <>
            <p className="small soft">
              在用 {inService} 台，已停用 {list.length - inService} 台。停用、恢复和结束登录都记入平台台账。
            </p>
            <WorkstationTable list={list} ownId={ownId} onDecide={setDecision} />
          </>
        )}
      </div>
      {decision !== null && (
        <DecideDialog
          decision={decision}
          onClose={() => setDecision(null)}
          onDone={() => {
            setDecision(null);
            void reload();
          }}
        />
      )}
    </Page>
  );
}

/** Null until main has answered. */
function useOwnId(): string | null {
  const { services } = useBridge();
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    // Without an answer the platform refuses what must not be done here.
    services.workstation.info({}).then(
      ({ deviceId }) => setId(deviceId),
      () => undefined,
    );
  }, [services]);
  return id;
}

type TableProps = {
  readonly list: readonly ListedWorkstation[];
  readonly ownId: string | null;
  readonly onDecide: (decision: Decision) => void;
};

function WorkstationTable({ list, ownId, onDecide }: TableProps) {
  return (
    <div className="scroll-x">
      <table className="grid-table">
        <TableHead titles={['工作站', '登记', '最近联系', '现在登录', '状态', '办理']} />
        <tbody>
          {list.map((each) => (
            <WorkstationRow key={each.id} each={each} own={each.id === ownId} onDecide={onDecide} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<TableProps, 'onDecide'> & { readonly each: ListedWorkstation; readonly own: boolean };

function WorkstationRow({ each, own, onDecide }: RowProps) {
  const { id, name, stopped } = each;
  const label = `${name} ${id.slice(0, 12)}`;
  const kind = stopped === null ? ('stop' as const) : ('readmit' as const);
  return (
    <tr>
      <td>
        {name} {own && <Badge tone="blue">本机</Badge>}
        <div className="small soft" title={id}>
          {id.slice(0, 12)}
        </div>
      </td>
      <td>
        {each.registeredBy}
        <div className="small soft">{timeLabel(each.registeredAt)}</div>
      </td>
      <td className="nowrap">{each.lastSeenAt === null ? '—' : timeLabel(each.lastSeenAt)}</td>
      <td>
        <SignedIn officers={each.officers} onDecide={onDecide} />
      </td>
      <td>
        <Badge tone={stopped === null ? 'green' : 'grey'}>{stopped === null ? '在用' : '已停用'}</Badge>
        {stopped !== null && (
          <div className="small soft">
            {timeLabel(stopped.at)} {stopped.by}
            {stopped.reason !== '' && `：${stopped.reason}`}
          </div>
        )}
      </td>
      <td className="nowrap">
        {own ? (
          <span className="small soft">须在别的工作站上停用</span>
        ) : (
          <Button
            size="small"
            danger={kind === 'stop'}
            aria-label={`${stopped === null ? '停用' : '恢复接入'}：${label}`}
            onClick={() => onDecide({ kind, id, name })}
          >
            {stopped === null ? '停用' : '恢复接入'}
          </Button>
        )}
      </td>
    </tr>
  );
}

function SignedIn({
  officers,
  onDecide,
}: Pick<ListedWorkstation, 'officers'> & Pick<TableProps, 'onDecide'>) {
  const self = useOfficer();
  if (officers.length === 0) return <span className="soft">无人</span>;
  return (
    <ul className="stack--tight">
      {officers.map(({ id, name }) => (
        <li key={id} className="line">
          {name}
          {id !== self.id && (
            <Button
              size="small"
              aria-label={`结束登录：${name}`}
              onClick={() => onDecide({ kind: 'end', id, name })}
            >
              结束登录
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
