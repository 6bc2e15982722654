import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { type CoordinationDecision, decisionIdOf } from '#shared/domain/coordination/decision.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { Badge, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { ClauseLine } from '../clause-line.tsx';
import { PaperButton } from '../paper/paper-dialog.tsx';
import { useDepartmentName } from '../use-names.ts';
import { ageText } from './age.ts';

type RecordProps = { readonly subject: SharingCase };

/** 协调: the request with its age, and the decision once there is one. */
export function CoordinationRecord({ subject }: RecordProps) {
  const decision = useRow('coordinationDecision', decisionIdOf(subject.id));
  const departmentName = useDepartmentName();
  const now = useNow();
  const request = subject.history.findLast(({ act }) => act === 'request-coordination');
  if (request === undefined) return null;
  return (
    <Section title="协调">
      <div className="stack">
        {subject.state === 'coordinating' && <Badge tone="amber">{ageText(request.at, now)}</Badge>}
        <p className="text">
          {departmentName(request.departmentId)}申请协调：{request.note}
        </p>
        {decision && (
          <>
            <DecisionPaper decision={decision} />
            <PaperButton
              paperId={decision.id}
              title="协调决定书"
              fileName={`协调决定书-${decision.number ?? decision.caseId}.pdf`}
              layOut={(services) =>
                services.paper.previewDocument({ document: { kind: 'coordination', decision } })
              }
            />
          </>
        )}
        <p>
          <ClauseLine clause="五(三)3" />
        </p>
      </div>
    </Section>
  );
}

const rulingText = ({
  ruling,
  grantedItemNames,
  providerDepartment,
  userDepartment,
}: CoordinationDecision) =>
  ruling.kind === 'uphold'
    ? `维持${providerDepartment}不予提供的答复，本事项关闭。`
    : `${providerDepartment}应向${userDepartment}提供${grantedItemNames.join('、')}，使用至${longDateLabel(ruling.conditions.validUntil)}，每日不超过${ruling.conditions.callsPerDay}次。${ruling.conditions.note}`;

/** 协调决定书, as it is printed. */
export function DecisionPaper({ decision }: { readonly decision: CoordinationDecision }) {
  const { grounds } = decision;
  const parts = [
    ['查明的事实', grounds.facts],
    ['理由', grounds.reasons],
    ['依据', grounds.provision],
    ['决定', rulingText(decision)],
    ['效力', '本决定对双方有约束力（五(三)3），提供部门不得另作答复。'],
  ] as const;
  return (
    <ScrollPane className="agreement-text" label="协调决定书">
      <h2 className="agreement-text__title">政务数据共享协调决定书</h2>
      <p>编号：{decision.number ?? '同步后由平台编号'}</p>
      <p>
        事项：{decision.entryName}（{decision.entryCode}）　受理编号 {decision.caseNumber ?? '—'}
      </p>
      <p>
        使用部门：{decision.userDepartment}　提供部门：{decision.providerDepartment}
      </p>
      <p>申请的信息项：{decision.itemNames.join('、')}</p>
      {parts.map(([heading, words]) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <p className="text">{words}</p>
        </section>
      ))}
      <p>
        {decision.managementDepartment}　经办 {decision.officerName}　
        {longDateLabel(civilDateOf(decision.decidedAt))}
      </p>
    </ScrollPane>
  );
}
