import { answerDraftIdOf } from '#shared/domain/sharing/answer-draft.ts';
import type { ProviderAnswer, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useRow } from '../data/live.ts';
import { type Fact, Facts, Notice, Section } from '../ui/pieces.tsx';
import { basisRankLabel, reasonLabel } from './case-labels.ts';
import { ClauseLine } from './clause-line.tsx';
import { conditionFacts } from './condition-facts.ts';

const factsOf = (subject: SharingCase, answer: ProviderAnswer): readonly Fact[] => {
  if (answer.decision === 'agree')
    return [['结论', '同意提供'], ...conditionFacts(subject, answer.conditions)];
  const { reason, basisRank, basis, explanation } = answer.refusal;
  return [
    ['结论', '不予提供'],
    ['理由', reasonLabel[reason]],
    ['依据', `${basisRankLabel[basisRank]}：${basis}`],
    ['说明', explanation],
  ];
};

/** 拟作出的答复: seen in the providing department alone, and without effect until its head has consented (条例第20条). */
export function PreparedAnswer({ subject }: { readonly subject: SharingCase }) {
  const draft = useRow('answerDraft', answerDraftIdOf(subject.id));
  if (!draft || subject.state !== 'answer-prepared') return null;
  return (
    <Section title="拟作出的答复">
      <Notice>
        <Facts facts={factsOf(subject, draft.answer)} />
        <p className="small soft">经本部门共享工作机构负责人同意后送出，送出前使用部门看不到，也不生效。</p>
        <ClauseLine clause="条例第20条" />
      </Notice>
    </Section>
  );
}
