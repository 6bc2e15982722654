import type { Publication } from '#shared/domain/catalog/publication.ts';
import { civilDateOf, longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { type ConversionPlan, currentPlan } from '#shared/domain/conversion/conversion-plan.ts';
import { useRow } from '../../../data/live.ts';
import { basisRankLabel } from '../../../office/case-labels.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { conversionLabel } from '../../../office/draft-labels.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { type Fact, Facts, Section } from '../../../ui/pieces.tsx';

type EntryPublicationProps = {
  readonly entryId: string;
  readonly publication: Publication | undefined;
};

/** What the provider established before publishing, for whoever thinks of applying (四(三), R039). */
export function EntryPublication({ entryId, publication }: EntryPublicationProps) {
  const departmentName = useDepartmentName();
  const plan = useRow('conversionPlan', entryId);
  if (publication === undefined) return null;
  const { secrecyReview, leadConsent, dedicatedHistory } = publication;
  return (
    <Section title="发布前核对">
      <Facts
        facts={[
          ['保密审查', `${longDateLabel(civilDateOf(secrecyReview.at))} 通过`],
          ...(leadConsent === null
            ? []
            : ([
                [
                  '牵头部门意见',
                  `${departmentName(leadConsent.departmentId)} ${longDateLabel(civilDateOf(leadConsent.at))} 同意：${leadConsent.opinion}`,
                ],
              ] as const)),
          ['质量声明', '真实准确、质量可控、共享可用、及时更新'],
          ['职责依据', publication.duty],
          ...optionalFacts(publication),
          ...(plan == null || plan.ended ? [] : [conversionFact(plan)]),
          ...dedicatedHistory.map(
            ({ at, listed }): Fact => [
              `${longDateLabel(civilDateOf(at))} 起专用名单`,
              listed === null ? '不再专用' : listed.map(departmentName).join('、'),
            ],
          ),
        ]}
      />
      <ClauseLine clause="六(一)" />
    </Section>
  );
}

/** The plan in force and how far it has come (三(三)). */
const conversionFact = (plan: ConversionPlan): Fact => {
  const { targetDate } = currentPlan(plan);
  const progress = `${conversionLabel[plan.status]}，${plan.percent}%`;
  return ['电子化改造', `${progress}；期限 ${longDateLabel(targetDate)}：${currentPlan(plan).plan}`];
};

const optionalFacts = (publication: Publication): readonly Fact[] => {
  const { withholdingRank, conflictNote, itemSources } = publication;
  const facts: Fact[] = [];
  if (withholdingRank !== null) facts.push(['不予共享依据的层级', basisRankLabel[withholdingRank]]);
  if (itemSources.length > 0) facts.push(['取自其他条目', `${itemSources.length} 个信息项`]);
  if (conflictNote !== '') facts.push(['多源校核说明', conflictNote]);
  return facts;
};
