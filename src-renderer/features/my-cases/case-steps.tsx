import { Button } from 'antd';
import { useState } from 'react';
import { isPossible } from '#shared/domain/sharing/machine.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useRow } from '../../data/live.ts';
import { signingSide } from '../../office/by-officer.ts';
import { DisputeSteps } from '../../office/dispute/dispute-steps.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** What the user department can do with the case as it stands. */
export function CaseSteps({ subject }: { readonly subject: SharingCase }) {
  const officer = useOfficer();
  const agreement = useRow('agreement', subject.agreementId);
  const [withdrawing, setWithdrawing] = useState(false);
  const { id: caseId, grantId } = subject;
  const mayChange = officer.roles.includes('data-officer');
  const mySide = agreement ? signingSide(agreement, officer) : null;
  return (
    <div className="pane__foot">
      {mayChange && isPossible(subject, 'resubmit') && (
        <Button type="primary" onClick={() => goTo(hrefOf('supplement', { caseId }))}>
          补正
        </Button>
      )}
      {agreement && (
        <Button
          type={mySide === null ? 'default' : 'primary'}
          onClick={() => goTo(hrefOf('agreement', { caseId }))}
        >
          {mySide === null ? '查看协议' : '签署协议'}
        </Button>
      )}
      {mayChange && subject.state === 'granted' && grantId !== null && (
        <>
          <Button type="primary" onClick={() => goTo(hrefOf('use', { grantId }))}>
            使用
          </Button>
          <Button onClick={() => goTo(hrefOf('certificates'))}>开具凭证</Button>
        </>
      )}
      <DisputeSteps subject={subject} />
      {mayChange && isPossible(subject, 'withdraw') && (
        <Button danger onClick={() => setWithdrawing(true)}>
          撤回申请
        </Button>
      )}
      {withdrawing && <WithdrawDialog subject={subject} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}
