import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { answerDraftIdOf } from '#shared/domain/sharing/answer-draft.ts';
import { type HeadOpinions, headOpinionIdOf } from '#shared/domain/sharing/head-opinion.ts';
import { useRow } from '../data/live.ts';
import { Section } from '../ui/pieces.tsx';
import { useOfficerName } from './use-names.ts';

const none: HeadOpinions = [];

/** 负责人意见: what the head of the own department said on the application or on the answer; the other side has none of it. */
export function HeadOpinionList({ caseId }: { readonly caseId: string }) {
  const officerName = useOfficerName();
  const onApplication = useRow('headOpinion', headOpinionIdOf(caseId))?.opinions ?? none;
  const onAnswer = useRow('answerDraft', answerDraftIdOf(caseId))?.opinions ?? none;
  const opinions = [...onApplication, ...onAnswer];
  if (opinions.length === 0) return null;
  return (
    <Section title="负责人意见">
      {opinions.map(({ at, officerId, consent, text }) => (
        <div key={at}>
          <div className="small soft">
            {officerName(officerId)} {timeLabel(at)} {consent ? '同意' : '退回修改'}
          </div>
          <div className="text">{text}</div>
        </div>
      ))}
      <p className="small soft">只在本部门可见。</p>
    </Section>
  );
}
