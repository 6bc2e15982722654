import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { isOver } from '#shared/domain/sharing/machine.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useRowsBy } from '../../data/live.ts';
import { stateLabel } from '../../office/case-labels.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { useStanding } from '../../office/grant-parts.tsx';
import { useAct } from '../../office/use-act.ts';
import { Section } from '../../ui/pieces.tsx';

/** 续期: a new application for the same items and purpose; what is under way, or the way to ask. */
export function Renewal({ grant }: { readonly grant: Grant }) {
  const standing = useStanding(grant);
  const renewals = useRowsBy('sharingCase', 'renews', grant.id);
  const [asking, setAsking] = useState(false);
  const open = renewals?.find((each) => !isOver(each));
  if (standing === 'withdrawn' || standing === 'ended' || standing === 'destroyed') return null;
  return (
    <Section title="续期">
      {open === undefined ? (
        <div className="line">
          <Button onClick={() => setAsking(true)}>申请续期</Button>
          <span className="small soft">按原信息项和用途重新申请，照常审查；原授权到期即止。</span>
        </div>
      ) : (
        <p>
          续期申请在办：<a href={hrefOf('case', { caseId: open.id })}>{stateLabel[open.state]}</a>
        </p>
      )}
      {asking && <RenewalDialog grant={grant} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function RenewalDialog({ grant, onClose }: { readonly grant: Grant; readonly onClose: () => void }) {
  const [caseId] = useState(() => crypto.randomUUID());
  const [validMonths, setValidMonths] = useState(12);
  const { act, busy, problem } = useAct();
  const ask = async () => {
    if (await act('grant.renew-request', { caseId, grantId: grant.id, validMonths }))
      goTo(hrefOf('case', { caseId }));
  };
  const months = (
    <InputNumber
      aria-label="使用期限（月）"
      min={1}
      max={36}
      precision={0}
      value={validMonths}
      onChange={(value) => setValidMonths(value ?? 12)}
    />
  );
  return (
    <ConfirmRecord
      title="申请续期"
      confirmText="确认申请续期"
      facts={[
        ['资源', `${grant.entryName}（${grant.entryCode}）`],
        ['信息项', `与原授权相同，${grant.itemIds.length} 项`],
        ['使用用途', grant.purpose],
        ['应用场景', grant.scenario],
        ['使用期限（月）', months],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void ask()}
      onCancel={onClose}
    />
  );
}
