import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useRowsBy } from '../../../data/live.ts';
import { GrantBadge, GrantForce, GrantScope } from '../../../office/grant-parts.tsx';
import { Notice } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { DestructionRecord } from './destruction-record.tsx';
import { ReportForm } from './report-form.tsx';
import { TakeBackBar } from './take-back-bar.tsx';
import { WitnessBar } from './witness-bar.tsx';

/** One right's destruction: the records so far, the form where one is due, the witness's word where it is asked for. */
export function DestructionDetail({ grant }: { readonly grant: Grant }) {
  const { id, departmentId, roles } = useOfficer();
  const records = useRowsBy('destruction', 'grantId', grant.id)?.toSorted(
    (a, b) => b.reportedAt - a.reportedAt,
  );
  const mayTakeBack = roles.includes('data-officer') && grant.userDepartmentId === departmentId;
  const mayReport = mayTakeBack && grant.destructionId === null && grant.state !== 'destroyed';
  const open = records?.find((each) => each.state === 'reported');
  const mine = open?.witnessId === id ? open : undefined;
  return (
    <>
      <ScrollPane label={grant.entryName}>
        <div className="line">
          <h3 className="entry-title">{grant.entryName}</h3>
          <GrantBadge grant={grant} />
        </div>
        <GrantForce grant={grant} />
        {records?.map((each) => (
          <DestructionRecord key={each.id} record={each} />
        ))}
        {mayReport && <ReportForm grant={grant} />}
        {!mayReport && records?.length === 0 && (
          <Notice tone="amber">使用部门尚未登记销毁。登记由使用部门的数据专员办理，另一人见证。</Notice>
        )}
        <GrantScope grant={grant} />
      </ScrollPane>
      {mine !== undefined && <WitnessBar record={mine} />}
      {mine === undefined && open !== undefined && mayTakeBack && <TakeBackBar record={open} />}
    </>
  );
}
