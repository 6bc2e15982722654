import { exchangeMethodLabel, shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { runningClocks } from '#shared/domain/clock/clock.ts';
import { clockLabel } from '#shared/domain/clock/clock-id.ts';
import { purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useCalendar } from '../app/office-rules.tsx';
import { Badge, Facts, Notice, Section } from '../ui/pieces.tsx';
import { basisRankLabel, reasonLabel, routeLabel, shareTone, stateLabel, stateTone } from './case-labels.ts';
import { ClauseLine } from './clause-line.tsx';
import { ClockTag } from './clock-tag.tsx';
import { conditionFacts } from './condition-facts.ts';
import { extensionStanding } from './extension-fields.tsx';
import { useDepartmentName, useOfficerName } from './use-names.ts';

type CaseProps = { readonly subject: SharingCase };

export function StateBadge({ subject }: CaseProps) {
  return <Badge tone={stateTone[subject.state]}>{stateLabel[subject.state]}</Badge>;
}

/** What was asked for, by whom, from whom, along which road. */
export function CaseFacts({ subject }: CaseProps) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  const { application } = subject;
  return (
    <>
      <Facts
        facts={[
          ['受理编号', subject.number ?? '同步后由平台编号'],
          ['资源代码', subject.entryCode],
          [
            '使用部门',
            `${departmentName(subject.applicantDepartmentId)}（${officerName(subject.applicantOfficerId)}）`,
          ],
          ['提供部门', departmentName(subject.providerId)],
          ['办理路径', routeLabel[subject.route]],
          ...(subject.renews === null ? [] : [['续期', '延续原授权，按新申请办理'] as const]),
          ...(subject.changes === null ? [] : [['变更', '变更现有授权，办结前原授权照旧'] as const]),
          ['用途类别', purposeKindLabel[application.purposeKind]],
          ...(application.protection === '' ? [] : [['保护措施', application.protection] as const]),
          ['使用用途', application.purpose],
          ['应用场景', application.scenario],
          ['交换方式', exchangeMethodLabel[application.method]],
          ['使用期限', `${application.validMonths} 个月`],
          ['安全协议', subject.agreementRequired ? '须签署' : '不须签署'],
        ]}
      />
      <Section title={`申请的信息项（${subject.items.length}）`}>
        <p className="line line--wrap">
          {subject.items.map((item) => (
            <span key={item.id}>
              {item.name} <Badge tone={shareTone[item.shareType]}>{shareTypeLabel[item.shareType]}</Badge>
            </span>
          ))}
        </p>
      </Section>
    </>
  );
}

/** Every limit of a case: the running ones first, of those the binding one, then how the others ended. */
export function CaseClocks({ subject }: CaseProps) {
  const running = runningClocks(subject.clocks, useCalendar());
  const ended = subject.clocks.filter((clock) => clock.stoppedAt !== null);
  if (subject.clocks.length === 0) return null;
  return (
    <Section title="时限">
      <ul className="stack--tight">
        {[...running, ...ended].map((clock, index) => (
          <li key={`${clock.id}-${clock.pack}-${clock.startedAt}`} className="line line--wrap">
            <span>{clockLabel[clock.id]}</span>
            <ClockTag clock={clock} />
            {running.length > 1 && index === 0 && <Badge tone="blue">以此为准（最早到期）</Badge>}
          </li>
        ))}
      </ul>
      <ExtensionLine subject={subject} />
    </Section>
  );
}

/** 延长答复 (条例第21条): asked for, consented to, or not. */
function ExtensionLine({ subject }: CaseProps) {
  const { extension } = subject;
  if (extension === null) return null;
  return (
    <p className="small">
      提供部门申请延长答复 {extension.workingDays} 个工作日：{extension.reason}（
      {extensionStanding(extension)} · 条例第21条）
    </p>
  );
}

/** The answer as it stands: the refusal with its basis, and the conditions where the right was given, then or later. */
export function CaseAnswer({ subject }: CaseProps) {
  const { conditions, refusal } = subject;
  return (
    <>
      {refusal !== null && (
        <Section title="不予提供的理由和依据">
          <Notice tone={conditions === null ? 'red' : 'amber'}>
            <Facts
              facts={[
                ['理由', reasonLabel[refusal.reason]],
                ['依据', `${basisRankLabel[refusal.basisRank]}：${refusal.basis}`],
                ['说明', refusal.explanation],
              ]}
            />
            <ClauseLine clause="五(三)3" />
          </Notice>
        </Section>
      )}
      {conditions !== null && (
        <Section title="同意的范围">
          <Facts facts={conditionFacts(subject, conditions)} />
        </Section>
      )}
    </>
  );
}
