import { Button } from 'antd';
import { useState } from 'react';
import type { Account } from '#shared/domain/account/account.ts';
import { lastSuspension } from '#shared/domain/account/standing.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { StepDialog, type StepName } from './step-dialog.tsx';

type AccountFootProps = { readonly account: Account; readonly reload: () => Promise<void> };
type Dialog = StepName | 'change' | 'issue';

/** What this administrator can do with the account as it stands; one's own is another's to manage. */
export function AccountFoot({ account, reload }: AccountFootProps) {
  const { id, roles } = useOfficer();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const system = roles.includes('system-admin');
  const security = roles.includes('security-admin');
  if (account.id === id) {
    return (
      <div className="pane__foot">
        <span className="small soft">这是您自己的账号，由另一位管理员办理。</span>
      </div>
    );
  }
  const buttons = buttonsFor(account, { system, security });
  if (buttons.length === 0) return null;
  return (
    <div className="pane__foot">
      {buttons.map(({ name, label, primary = false, danger = false }) => (
        <Button
          key={name}
          type={primary ? 'primary' : 'default'}
          danger={danger}
          onClick={() => setDialog(name)}
        >
          {label}
        </Button>
      ))}
      {dialog === 'change' && <ChangeDialog account={account} onClose={close} />}
      {dialog === 'issue' && (
        <IssueDialog
          account={account}
          onClose={() => {
            close();
            void reload();
          }}
        />
      )}
      {dialog !== null && dialog !== 'change' && dialog !== 'issue' && (
        <StepDialog key={dialog} account={account} name={dialog} onClose={close} />
      )}
    </div>
  );
}

type Choice = {
  readonly name: Dialog;
  readonly label: string;
  readonly primary?: boolean;
  readonly danger?: boolean;
};

type Offices = { readonly system: boolean; readonly security: boolean };

function buttonsFor(account: Account, { system, security }: Offices): readonly Choice[] {
  const { state, request, issuable } = account;
  const open = state === 'active' || state === 'suspended';
  const heldBySecurity = lastSuspension(account)?.as === 'security-admin';
  const choices: readonly (Choice & { readonly when: boolean })[] = [
    {
      name: 'account.approve',
      label: '同意',
      primary: true,
      when: security && request !== null,
    },
    { name: 'account.reject', label: '不同意', when: security && request !== null },
    { name: 'issue', label: '签发一次性口令', primary: true, when: system && issuable && state === 'active' },
    { name: 'change', label: '申请变更', when: system && open && request === null },
    {
      name: 'account.reset',
      label: '申请重置口令',
      when: system && state === 'active' && request === null && !issuable,
    },
    {
      name: 'account.resume',
      label: '恢复',
      primary: true,
      when: state === 'suspended' && (security || (system && !heldBySecurity)),
    },
    {
      name: 'account.suspend',
      label: '停用',
      danger: true,
      when: (system || security) && state === 'active',
    },
    { name: 'account.close', label: '销户', danger: true, when: (system || security) && open },
  ];
  return choices.filter(({ when }) => when);
}
