import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Negotiation, negotiationIdOf } from '#shared/domain/negotiation/negotiation.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useNow } from '../../app/use-now.ts';
import { useRow } from '../../data/live.ts';
import { Badge, Facts, Section } from '../../ui/pieces.tsx';
import { ClauseLine } from '../clause-line.tsx';
import { useDepartmentName, useOfficerName } from '../use-names.ts';
import { ageText } from './age.ts';
import { outcomeFacts, partyLabel } from './outcome-facts.ts';

type RecordProps = { readonly subject: SharingCase };

/** 协商记录: the need, both sides' positions in order, the proposals and the sign-off; nothing where none was opened. */
export function NegotiationRecord({ subject }: RecordProps) {
  const talk = useRow('negotiation', negotiationIdOf(subject.id));
  const now = useNow();
  if (talk === null || talk === undefined) return null;
  return (
    <Section title="协商记录">
      <div className="stack">
        {subject.state === 'negotiating' && (
          <p>
            <Badge tone="amber">{ageText(talk.openedAt, now)}</Badge>
          </p>
        )}
        <Facts
          facts={[
            ['履职依据', talk.dutyBasis],
            ['履职需要', talk.need],
          ]}
        />
        <ol className="timeline">
          {spoken(talk, subject).map((each) => (
            <Said key={each.key} said={each} />
          ))}
        </ol>
      </div>
      <ClauseLine clause="五(三)3" />
    </Section>
  );
}

type Spoken = Pick<Negotiation['positions'][number], 'party' | 'at' | 'officerId' | 'departmentId'> & {
  readonly key: string;
  readonly what: string;
  readonly words: string;
};

/** Everything said, in the order the platform received it. */
function spoken(talk: Negotiation, subject: SharingCase): Spoken[] {
  const positions = talk.positions.map((each, index) => ({
    ...each,
    key: `position-${index}`,
    what: '意见',
    words: each.text,
  }));
  const proposals = talk.proposals.map((each, index) => ({
    ...each,
    key: `proposal-${index}`,
    what: '提议结果',
    words: outcomeFacts(subject, each.outcome)
      .filter(([, value]) => value !== '')
      .map(([label, value]) => `${label}：${String(value)}`)
      .join('\n'),
  }));
  const signOff =
    talk.signOff === null ? [] : [{ ...talk.signOff, key: 'sign-off', what: '签认结果', words: '' }];
  return [...positions, ...proposals, ...signOff].sort((a, b) => a.at - b.at);
}

function Said({ said }: { readonly said: Spoken }) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  return (
    <li>
      <div className="line line--wrap">
        <span className="strong">
          {partyLabel[said.party]}
          {said.what}
        </span>
        <span className="small soft">{timeLabel(said.at)}</span>
      </div>
      <div className="small soft">
        {departmentName(said.departmentId)} {officerName(said.officerId)}
      </div>
      {said.words !== '' && <div className="text">{said.words}</div>}
    </li>
  );
}
