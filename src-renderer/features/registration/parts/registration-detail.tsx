import {
  documentKindLabel,
  registrationActLabel,
  registrationStateLabel,
} from '#shared/domain/registration/labels.ts';
import type { Registration, RegistrationState } from '#shared/domain/registration/registration.ts';
import { usePendingIds } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { HistoryList } from '../../../office/history-list.tsx';
import { Badge, Facts, Notice, Section, type Tone } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { goalsOf, peopleOf } from '../people.ts';
import { missingOf, standingLabel, standingOf, standingTone } from '../standing.ts';
import type { Overview } from '../use-overview.ts';
import { DocumentList } from './document-list.tsx';
import { RegistrationAnswer } from './registration-answer.tsx';
import { Reorganisation } from './reorganisation.tsx';

const stateTone: Readonly<Record<RegistrationState, Tone>> = {
  filed: 'blue',
  acknowledged: 'green',
  returned: 'red',
  replaced: 'grey',
};

/** One department: what is in force, what waits for an answer, every filing before. */
export function RegistrationDetail({ subject }: { readonly subject: Overview }) {
  const { department, registrations } = subject;
  const standing = standingOf(subject);
  const missing = missingOf(registrations);
  const current = registrations.waiting ?? registrations.inForce;
  const former = registrations.all.filter(({ id }) => id !== current?.id);
  return (
    <>
      <ScrollPane label={department.name}>
        <div className="line line--wrap">
          <h3 className="entry-title">{department.name}</h3>
          <Badge tone={standingTone[standing]}>{standingLabel[standing]}</Badge>
        </div>
        <ClauseLine clause="一(三)" />
        {missing.length > 0 && standing !== 'merged' && (
          <div className="section">
            <Notice tone="amber">
              有效的备案里没有：{missing.map((kind) => documentKindLabel[kind]).join('、')}
            </Notice>
          </div>
        )}
        {current === null ? (
          <Section title="现有登记">
            <Facts facts={peopleOf(department)} />
            <p className="small soft">以上来自部门登记，还没有经备案确认。</p>
          </Section>
        ) : (
          <OneRegistration subject={current} open />
        )}
        <Reorganisation department={department} />
        {former.map((each) => (
          <OneRegistration key={each.id} subject={each} open={false} />
        ))}
      </ScrollPane>
      {registrations.waiting !== null && (
        <RegistrationAnswer
          subject={registrations.waiting}
          filer={department}
          before={registrations.inForce}
        />
      )}
    </>
  );
}

type OneProps = { readonly subject: Registration; readonly open: boolean };

function OneRegistration({ subject, open }: OneProps) {
  const pending = usePendingIds().has(subject.id);
  const events = subject.history.map((event) => ({ ...event, label: registrationActLabel[event.act] }));
  const body = (
    <>
      <Facts facts={[...peopleOf(subject.content), ...goalsOf(subject.content)]} />
      <DocumentList documents={subject.content.documents} />
      <HistoryList title="办理经过" events={events} />
    </>
  );
  const badges = (
    <>
      <Badge tone={stateTone[subject.state]}>{registrationStateLabel[subject.state]}</Badge>
      {pending && <Badge tone="amber">待同步</Badge>}
    </>
  );
  if (open)
    return (
      <Section title={subject.state === 'filed' ? '报备内容' : '有效的备案'}>
        <div className="line line--lead">{badges}</div>
        {body}
      </Section>
    );
  return (
    <details>
      <summary className="line">
        此前的备案：{subject.content.principal}、{subject.content.responsibleOfficer} {badges}
      </summary>
      {body}
    </details>
  );
}
