import { exchangeMethodLabel, shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { runningClocks } from '#shared/domain/clock/clock.ts';
import { clockLabel } from '#shared/domain/clock/clock-id.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useCalendar } from '../app/office-rules.tsx';
import { Badge, Facts, Notice, Section } from '../ui/pieces.tsx';
import { basisRankLabel, reasonLabel, routeLabel, shareTone, stateLabel, stateTone } from './case-labels.ts';
import { ClauseLine } from './clause-line.tsx';
import { ClockTag } from './clock-tag.tsx';
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
    </Section>
  );
}

/** The answer as it stands: the provider's conditions, or its refusal with the basis. */
export function CaseAnswer({ subject }: CaseProps) {
  const { conditions, refusal } = subject;
  if (refusal !== null) {
    return (
      <Section title="不予提供的理由和依据">
        <Notice tone="red">
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
    );
  }
  if (conditions === null) return null;
  const items = subject.items.filter((item) => conditions.itemIds.includes(item.id));
  return (
    <Section title="同意的范围">
      <Facts
        facts={[
          ['信息项', items.map((item) => item.name).join('、')],
          ['使用至', longDateLabel(conditions.validUntil)],
          ['每日上限', `${conditions.callsPerDay} 次`],
          ['要求', conditions.note],
        ]}
      />
    </Section>
  );
}
