import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type Destruction,
  destructionCauseLabel,
  destructionMethodLabel,
  destructionStateLabel,
} from '#shared/domain/destruction/destruction.ts';
import { useRow } from '../../../data/live.ts';
import { PaperButton } from '../../../office/paper/paper-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Facts, Section } from '../../../ui/pieces.tsx';

/** What was reported and what the witness said. */
export function DestructionRecord({ record }: { readonly record: Destruction }) {
  return (
    <Section title={`销毁记录：${destructionStateLabel[record.state]}`}>
      <Facts
        facts={[
          ['销毁原因', destructionCauseLabel[record.cause]],
          ['销毁范围', record.scope],
          ['销毁方式', destructionMethodLabel[record.method]],
          ['销毁时间', timeLabel(record.destroyedAt)],
          ['证明材料', record.proof],
          ['执行人', `${record.operatorName}　登记于 ${timeLabel(record.reportedAt)}`],
          [
            '见证人',
            record.witnessedAt === null
              ? `${record.witnessName}　尚未确认`
              : `${record.witnessName}　${timeLabel(record.witnessedAt)}`,
          ],
          ['见证意见', record.note],
          [
            '收回',
            record.takenBack === undefined
              ? ''
              : `${record.takenBack.officerName}　${timeLabel(record.takenBack.at)}`,
          ],
        ]}
      />
      <DestructionPrint record={record} />
    </Section>
  );
}

function DestructionPrint({ record }: { readonly record: Destruction }) {
  const departmentName = useDepartmentName();
  const caseNumber = useRow('sharingCase', record.caseId)?.number ?? null;
  const { userDepartmentId, providerId } = record;
  const names = Object.fromEntries([userDepartmentId, providerId].map((id) => [id, departmentName(id)]));
  return (
    <div className="line">
      <PaperButton
        paperId={record.id}
        title="销毁记录"
        fileName={`销毁记录-${caseNumber ?? record.caseId}.pdf`}
        layOut={({ paper }) =>
          paper.previewDocument({
            document: { kind: 'destruction', paper: { record, caseNumber, names } },
          })
        }
      />
    </div>
  );
}
