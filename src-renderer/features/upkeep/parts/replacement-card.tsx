import { Button } from 'antd';
import { useState } from 'react';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { Replacement } from '#shared/domain/replacement/replacement.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { useRowsBy } from '../../../data/live.ts';
import { ConfirmRecord } from '../../../office/confirm-record.tsx';
import { RefusalNotice } from '../../../office/refusal-notice.tsx';
import { useAct } from '../../../office/use-act.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts, type Tone } from '../../../ui/pieces.tsx';
import { type Receipt, receiptsOf } from '../receipts.ts';

const receiptWords: Readonly<Record<Receipt['standing'], readonly [Tone, string]>> = {
  untold: ['red', '未通知'],
  told: ['amber', '已通知，未读'],
  read: ['green', '已读'],
};

/** One replacement: its dates, who was told and who read it, and the acts still to be done. */
export function ReplacementCard({ subject }: { readonly subject: Replacement }) {
  const departmentName = useDepartmentName();
  const { roles } = useOfficer();
  const now = useNow();
  const grants = useRowsBy('grant', 'entryId', subject.oldEntryId) ?? [];
  const notices = useRowsBy('notice', 'entryId', subject.oldEntryId) ?? [];
  const receipts = receiptsOf(subject, { grants, notices }, now);
  const stopped = subject.state === 'stopped';
  const users =
    receipts.length === 0 ? '没有部门正在使用' : <Receipts receipts={receipts} name={departmentName} />;
  return (
    <div className="block stack">
      <div className="line line--wrap">
        <span className="strong">
          {subject.oldEntryName} → {subject.newEntryName}
        </span>
        <Badge tone={stopped ? 'grey' : 'blue'}>{stopped ? '旧资源已停用' : '更替中'}</Badge>
      </div>
      <Facts
        facts={[
          ['并行期', `${longDateLabel(subject.parallelFrom)}至${longDateLabel(subject.parallelTo)}`],
          ['停用日', longDateLabel(subject.stopOn)],
          ['过渡办法', subject.method],
          ['使用部门', users],
        ]}
      />
      {!stopped && roles.includes('provider-reviewer') && (
        <Acts
          subject={subject}
          untold={receipts.some(({ standing }) => standing === 'untold')}
          due={subject.stopOn <= civilDateOf(now)}
        />
      )}
    </div>
  );
}

type ReceiptsProps = { readonly receipts: readonly Receipt[]; readonly name: (id: string) => string };

function Receipts({ receipts, name }: ReceiptsProps) {
  return (
    <span className="line line--wrap">
      {receipts.map(({ departmentId, standing }) => (
        <span key={departmentId}>
          {name(departmentId)} <Badge tone={receiptWords[standing][0]}>{receiptWords[standing][1]}</Badge>
        </span>
      ))}
    </span>
  );
}

type ActsProps = { readonly subject: Replacement; readonly untold: boolean; readonly due: boolean };

function Acts({ subject, untold, due }: ActsProps) {
  const { act, busy, problem } = useAct();
  const [stopping, setStopping] = useState(false);
  const replacementId = subject.id;
  return (
    <div className="stack">
      <div className="line line--wrap">
        {untold && (
          <Button loading={busy} onClick={() => void act('replacement.notify', { replacementId })}>
            补发通知
          </Button>
        )}
        <Button danger disabled={untold || !due} onClick={() => setStopping(true)}>
          停用旧资源
        </Button>
        {(untold || !due) && (
          <span className="small soft">
            {untold ? '先通知到每个正在使用的部门' : `停用日 ${subject.stopOn} 起可以办理`} · 五(七)
          </span>
        )}
      </div>
      {problem !== null && !stopping && <RefusalNotice problem={problem} />}
      {stopping && (
        <ConfirmRecord
          title="停用旧资源"
          confirmText="确认停用"
          danger
          facts={[
            ['旧资源', subject.oldEntryName],
            ['新资源', subject.newEntryName],
            ['结果', '旧资源停用，对它的授权全部终止并指向新资源，通知各使用部门；不能恢复。'],
          ]}
          busy={busy}
          problem={problem}
          onConfirm={() =>
            void act('replacement.stop', { replacementId }).then((done) => done && setStopping(false))
          }
          onCancel={() => setStopping(false)}
        />
      )}
    </div>
  );
}
