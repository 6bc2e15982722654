import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import {
  type GovernmentFile,
  type GovernmentRuling,
  governmentFileIdOf,
} from '#shared/domain/government/government-file.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { Badge, type Fact, Facts, Section } from '../../ui/pieces.tsx';
import { ClauseLine } from '../clause-line.tsx';
import { PaperButton } from '../paper/paper-dialog.tsx';
import { ageText } from './age.ts';

export const governmentRulingLabel: Readonly<Record<GovernmentRuling['kind'], string>> = {
  confirm: '维持协调决定',
  grant: '改为应当提供',
  refuse: '改为不予提供',
};

const factsOf = ({ objection, report, decision, ...file }: GovernmentFile): readonly Fact[] => [
  ['不服的一方', objection.party === 'user' ? file.userDepartment : file.providerDepartment],
  ['不服的理由', objection.reason],
  ...(report === null
    ? []
    : ([
        ['报请', `${file.managementDepartment}报${report.government}，${report.reportNumber}`],
        ['报请日期', longDateLabel(civilDateOf(report.at))],
        ['主管部门意见', report.opinion],
      ] as const)),
  ...(decision === null
    ? []
    : ([
        ['政府决定', governmentRulingLabel[decision.ruling.kind]],
        ['决定文号', `${decision.decisionNumber}，${longDateLabel(decision.decidedOn)}`],
        ['查明的事实', decision.grounds.facts],
        ['理由', decision.grounds.reasons],
        ['依据', decision.grounds.provision],
      ] as const)),
];

/** 报本级人民政府决定 (条例第28条): nothing where the coordination decision was accepted. */
export function GovernmentRecord({ subject }: { readonly subject: SharingCase }) {
  const file = useRow('governmentFile', governmentFileIdOf(subject.id));
  const now = useNow();
  if (!file) return null;
  const since = file.report?.at ?? file.objection.at;
  return (
    <Section title="报本级人民政府决定">
      <div className="stack">
        {file.decision === null && <Badge tone="amber">{ageText(since, now)}</Badge>}
        <Facts facts={factsOf(file)} />
        {file.decision !== null && (
          <PaperButton
            paperId={`${file.id}.${file.version}`}
            title="政府决定记录"
            fileName={`政府决定记录-${file.caseNumber ?? file.caseId}.pdf`}
            layOut={(services) => services.paper.previewDocument({ document: { kind: 'government', file } })}
          />
        )}
        <p>
          <ClauseLine clause="条例第28条" />
        </p>
      </div>
    </Section>
  );
}
