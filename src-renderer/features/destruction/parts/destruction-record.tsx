import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type Destruction,
  destructionCauseLabel,
  destructionMethodLabel,
  destructionStateLabel,
} from '#shared/domain/destruction/destruction.ts';
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
    </Section>
  );
}
