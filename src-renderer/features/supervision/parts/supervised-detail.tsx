import { Button } from 'antd';
import { useState } from 'react';
import { holdsOf } from '#shared/domain/grant/standing.ts';
import type { Grant, GrantHold } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { CallList } from '../../../office/calls/call-list.tsx';
import { DeliveryStanding } from '../../../office/delivery-standing.tsx';
import { GrantBadge, GrantForce, GrantScope, useStanding } from '../../../office/grant-parts.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { type Force, ForceDialog } from './force-dialog.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import { useAuthority } from './use-authority.ts';

/** A right as the side that gave it sees it: what was ordered, how it is used, and what can be done. */
export function SupervisedDetail({ grant }: { readonly grant: Grant }) {
  const mayAct = useAuthority(grant);
  const standing = useStanding(grant);
  const lives = standing === 'active' || standing === 'suspended' || standing === 'cut';
  return (
    <>
      <ScrollPane label={grant.entryName}>
        <div className="line line--wrap">
          <h3 className="entry-title">{grant.entryName}</h3>
          <GrantBadge grant={grant} />
        </div>
        <GrantForce grant={grant} />
        <DeliveryStanding grant={grant} />
        <CallList grant={grant} />
        <GrantScope grant={grant} />
      </ScrollPane>
      {mayAct && lives && <ForceBar grant={grant} />}
    </>
  );
}

/** 暂停, 切断, 收回, or the lifting of what this department itself ordered. */
function ForceBar({ grant }: { readonly grant: Grant }) {
  const [force, setForce] = useState<Force | null>(null);
  const [lifted, setLifted] = useState<GrantHold | null>(null);
  return (
    <div className="pane__foot">
      <HoldButton grant={grant} kind="suspension" onOrder={() => setForce('suspend')} onLift={setLifted} />
      <HoldButton grant={grant} kind="cut" onOrder={() => setForce('cut')} onLift={setLifted} />
      <Button danger type="primary" onClick={() => setForce('withdraw')}>
        收回使用权
      </Button>
      {force !== null && (
        <ForceDialog key={force} grant={grant} force={force} onClose={() => setForce(null)} />
      )}
      {lifted !== null && <LiftDialog grant={grant} hold={lifted} onClose={() => setLifted(null)} />}
    </div>
  );
}

type HoldButtonProps = {
  readonly grant: Grant;
  readonly kind: GrantHold['kind'];
  readonly onOrder: () => void;
  readonly onLift: (hold: GrantHold) => void;
};

const words = {
  suspension: { order: '暂停使用权', lift: '恢复使用权' },
  cut: { order: '切断共享通道', lift: '恢复共享通道' },
} as const;

function HoldButton({ grant, kind, onOrder, onLift }: HoldButtonProps) {
  const { departmentId } = useOfficer();
  const mine = holdsOf(grant, kind).find((hold) => hold.departmentId === departmentId);
  if (mine === undefined) {
    return (
      <Button danger onClick={onOrder}>
        {words[kind].order}
      </Button>
    );
  }
  return <Button onClick={() => onLift(mine)}>{words[kind].lift}</Button>;
}
