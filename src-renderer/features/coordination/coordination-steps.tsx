import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import type { CoordinationDuty } from '../../office/by-officer.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { ExtensionDialog } from './extension-dialog.tsx';
import { GovernmentDialog } from './government-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';

type Dialog = ComponentType<{ readonly subject: SharingCase; readonly onClose: () => void }>;
type Step = { readonly button: string; readonly says: string; readonly Dialog: Dialog };

const steps: Readonly<Record<CoordinationDuty, Step>> = {
  coordinate: { button: '作出协调决定', says: '决定对双方有约束力 · 五(三)3', Dialog: DecideDialog },
  report: { button: '报本级人民政府', says: '一方不服协调决定 · 条例第28条', Dialog: ReportDialog },
  record: { button: '登记政府决定', says: '政府的决定对双方有约束力 · 条例第28条', Dialog: GovernmentDialog },
  extend: {
    button: '决定延长答复',
    says: '同意的，告知申请部门；本市 5 个工作日不延长 · 条例第21条',
    Dialog: ExtensionDialog,
  },
};

/** What waits for the management department in this case. */
export function CoordinationSteps(props: { readonly subject: SharingCase; readonly duty: CoordinationDuty }) {
  const [open, setOpen] = useState(false);
  const { button, says, Dialog } = steps[props.duty];
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setOpen(true)}>
        {button}
      </Button>
      <span className="small soft">{says}</span>
      {open && <Dialog subject={props.subject} onClose={() => setOpen(false)} />}
    </div>
  );
}
