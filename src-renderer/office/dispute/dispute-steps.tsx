import { Button } from 'antd';
import { useState } from 'react';
import { negotiationIdOf } from '#shared/domain/negotiation/negotiation.ts';
import { sideOf } from '#shared/domain/negotiation/party.ts';
import { isPossible } from '#shared/domain/sharing/machine.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRow } from '../../data/live.ts';
import { ContestDialog, mayContest } from './contest-dialog.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { SignOffDialog } from './sign-off-dialog.tsx';
import { NeedDialog, PositionDialog, RequestDialog } from './word-dialogs.tsx';

type Open = 'contest' | 'need' | 'position' | 'outcome' | 'sign-off' | 'request';

/** What this officer's side can do after a refusal: buttons, each with its dialog; nothing for others. */
export function DisputeSteps({ subject }: { readonly subject: SharingCase }) {
  const side = sideOf(subject, useOfficer());
  const talk = useRow('negotiation', negotiationIdOf(subject.id));
  const agreement = useRow('agreement', subject.agreementId);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (side === null) return null;
  const proposal = talk?.proposals.at(-1);
  const mayOpen =
    side === 'user' && subject.route === 'conditional' && isPossible(subject, 'open-negotiation');
  return (
    <>
      {mayOpen && (
        <Button type="primary" onClick={() => setOpen('need')}>
          提出协商
        </Button>
      )}
      {isPossible(subject, 'negotiate') && talk && (
        <>
          {proposal !== undefined && proposal.party !== side && (
            <Button type="primary" onClick={() => setOpen('sign-off')}>
              签认协商结果
            </Button>
          )}
          <Button onClick={() => setOpen('position')}>发表协商意见</Button>
          <Button onClick={() => setOpen('outcome')}>提议协商结果</Button>
        </>
      )}
      {isPossible(subject, 'request-coordination') && (
        <Button type="primary" onClick={() => setOpen('request')}>
          申请协调
        </Button>
      )}
      {mayContest(subject, side, agreement) && (
        <Button danger onClick={() => setOpen('contest')}>
          不服协调决定
        </Button>
      )}
      {open === 'contest' && <ContestDialog subject={subject} side={side} onClose={close} />}
      {open === 'need' && <NeedDialog subject={subject} onClose={close} />}
      {open === 'position' && <PositionDialog subject={subject} side={side} onClose={close} />}
      {open === 'request' && <RequestDialog subject={subject} side={side} onClose={close} />}
      {open === 'outcome' && talk && (
        <OutcomeDialog subject={subject} talk={talk} side={side} onClose={close} />
      )}
      {open === 'sign-off' && talk && proposal !== undefined && (
        <SignOffDialog subject={subject} talk={talk} outcome={proposal.outcome} side={side} onClose={close} />
      )}
    </>
  );
}
