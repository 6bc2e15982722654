import { Button } from 'antd';
import { useState } from 'react';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { isRegistrationDesk } from '#shared/domain/registration/desk.ts';
import { type Adjustment, mergerOf } from '#shared/domain/reorganisation/adjustment.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useRow } from '../../../data/live.ts';
import { HistoryList } from '../../../office/history-list.tsx';
import { type NameOf, useDepartmentName } from '../../../office/use-names.ts';
import { ReorganisationDialog } from './reorganisation-dialog.tsx';

/** 机构沿革: what a department was called and what it went into; the management of its level records it. */
export function Reorganisation({ department }: { readonly department: Department }) {
  const { departmentId, roles } = useOfficer();
  const departmentName = useDepartmentName();
  const desk = useRow('department', departmentId);
  const region = useRow('region', desk?.regionId ?? null);
  const [asking, setAsking] = useState(false);
  const { adjustments = [] } = department;
  const competent = desk != null && isRegistrationDesk(desk, region ?? undefined, department);
  const mayRecord = competent && roles.includes('management-admin') && mergerOf(department) === null;
  const events = adjustments.map((each) => ({ ...each, ...wordsOf(each, departmentName) }));
  if (events.length === 0 && !mayRecord) return null;
  return (
    <>
      {events.length > 0 && <HistoryList title="机构沿革" events={events} />}
      {mayRecord && (
        <div className="section">
          <Button onClick={() => setAsking(true)}>登记机构调整</Button>
        </div>
      )}
      {asking && <ReorganisationDialog department={department} onClose={() => setAsking(false)} />}
    </>
  );
}

const wordsOf = (subject: Adjustment, departmentName: NameOf) => ({
  label:
    subject.kind === 'rename'
      ? `${subject.former} 更名为 ${subject.name}`
      : `并入 ${departmentName(subject.into)}`,
  note: `${longDateLabel(subject.on)}起 · ${subject.document}`,
});
