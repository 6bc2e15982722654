import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { type Drill, isRestored, type LedgerHead } from '#shared/domain/security-record/drill.ts';
import { drillKindLabel } from '#shared/domain/security-record/labels.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';

/** A drill or a proof of restore as it was recorded. */
export function DrillDetail({ subject }: { readonly subject: Drill }) {
  const departmentName = useDepartmentName();
  const { restore } = subject;
  return (
    <ScrollPane label={subject.title}>
      <div className="line line--wrap">
        <h3 className="entry-title">{subject.title}</h3>
        <Badge tone="blue">{drillKindLabel[subject.kind]}</Badge>
      </div>
      <Section title="记录">
        <Facts
          facts={[
            ['日期', longDateLabel(subject.heldOn)],
            ['过程', subject.course],
            ['发现和改进', subject.findings],
            ['参加的部门', subject.involvedIds.map(departmentName).join('、') || '无'],
            ['登记', `${departmentName(subject.departmentId)} ${subject.officerName}`],
          ]}
        />
      </Section>
      {restore !== null && (
        <Section title="恢复的证明">
          <Facts
            facts={[
              ['备份', restore.backup],
              ['备份时的台账', headText(restore.original)],
              ['恢复后的台账', headText(restore.restored)],
              [
                '结论',
                <Badge key="verdict" tone={isRestored(restore) ? 'green' : 'red'}>
                  {isRestored(restore) ? '一致，恢复完整' : '不一致，没有完整恢复'}
                </Badge>,
              ],
            ]}
          />
        </Section>
      )}
    </ScrollPane>
  );
}

const headText = ({ entries, hash }: LedgerHead): string => `${entries} 条，${hash}`;
