import { Input } from 'antd';
import { useState } from 'react';
import type { Agency } from '#shared/domain/agency/agency.ts';
import { TwoStepDialog } from '../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Field } from '../../ui/field.tsx';

type RevokeDialogProps = { readonly agency: Agency; readonly onClose: () => void };

/** 撤销授权: what has not been answered comes back to the provider. */
export function RevokeDialog({ agency, onClose }: RevokeDialogProps) {
  const departmentName = useDepartmentName();
  const [reason, setReason] = useState('');
  return (
    <TwoStepDialog
      title="撤销代理授权"
      confirmText="确认撤销"
      danger
      ready={reason.trim() !== ''}
      facts={[
        ['代理方', departmentName(agency.agentId)],
        ['撤销原因', reason.trim()],
        ['后果', '立即停止代理，未答复的事项由本部门答复'],
      ]}
      onConfirm={(act) =>
        act('agency.revoke', { agencyId: agency.id, expectedVersion: agency.version, reason })
      }
      onClose={onClose}
    >
      <Field label="撤销原因">
        {(bind) => (
          <Input.TextArea
            {...bind}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </TwoStepDialog>
  );
}
