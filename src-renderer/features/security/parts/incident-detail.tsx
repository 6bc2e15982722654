import { Button, Radio } from 'antd';
import { useState } from 'react';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Incident } from '#shared/domain/security-record/incident.ts';
import {
  incidentActLabel,
  incidentKindLabel,
  incidentStateLabel,
} from '#shared/domain/security-record/labels.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useDraft, usePendingIds, useRows, useTable } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { HistoryList } from '../../../office/history-list.tsx';
import { TextField } from '../../../office/text-field.tsx';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { FieldGroup } from '../../../ui/field.tsx';
import { Badge, type Fact, Facts, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';

type SubjectProps = { readonly subject: Incident };

/** One incident: what it touches, what was done, how it ended. */
export function IncidentDetail({ subject }: SubjectProps) {
  const departmentName = useDepartmentName();
  const touched = useTouched(subject);
  const pending = usePendingIds().has(subject.id);
  const events = subject.history.map((event) => ({ ...event, label: incidentActLabel[event.act] }));
  const ending: readonly Fact[] =
    subject.state === 'closed'
      ? [
          ['原因', subject.cause],
          ['教训', subject.lessons],
        ]
      : [];
  return (
    <>
      <ScrollPane label={subject.title}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.title}</h3>
          <Badge tone={subject.state === 'open' ? 'red' : 'grey'}>{incidentStateLabel[subject.state]}</Badge>
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        <Section title="事件">
          <Facts
            facts={[
              ['性质', incidentKindLabel[subject.kind]],
              ['发现时间', timeLabel(subject.foundAt)],
              ['经过', subject.description],
              ['涉及的资源', touched.entries.join('、') || '无'],
              ['涉及的授权', touched.grants.join('、') || '无'],
              ['涉及的部门', subject.involvedIds.map(departmentName).join('、') || '无'],
              ...ending,
            ]}
          />
        </Section>
        <HistoryList title="处置经过" events={events} />
      </ScrollPane>
      <KeeperFoot subject={subject} />
    </>
  );
}

function useTouched({ entryIds, grantIds }: Incident) {
  const departmentName = useDepartmentName();
  const entries = useRows('catalogEntry', entryIds);
  const grants = useTable('grant') ?? [];
  return {
    entries: entryIds.map((id, index) => entries?.[index]?.name ?? id),
    // A department sees its own rights only; those of others are counted as they stand.
    grants: grantIds.map((id) => {
      const grant = grants.find((each) => each.id === id);
      return grant === undefined
        ? '其他部门的授权'
        : `${grant.entryName}（${departmentName(grant.userDepartmentId)}）`;
    }),
  };
}

function KeeperFoot({ subject }: SubjectProps) {
  const { departmentId, roles } = useOfficer();
  const [dialog, setDialog] = useState<'note' | 'close' | null>(null);
  const keeps = roles.includes('management-admin') && subject.departmentId === departmentId;
  if (!keeps || subject.state === 'closed') return null;
  const handled = subject.history.some(({ act }) => act === 'measure');
  return (
    <div className="pane__foot">
      <Button type="primary" onClick={() => setDialog('note')}>
        登记措施或报告
      </Button>
      <Button disabled={!handled} onClick={() => setDialog('close')}>
        办结
      </Button>
      {!handled && <span className="small soft">登记采取的措施后才能办结</span>}
      {dialog === 'note' && <NoteDialog subject={subject} onClose={() => setDialog(null)} />}
      {dialog === 'close' && <CloseDialog subject={subject} onClose={() => setDialog(null)} />}
    </div>
  );
}

type DialogProps = SubjectProps & { readonly onClose: () => void };
type Note = { readonly act: 'measure' | 'report'; readonly note: string };

function NoteDialog({ subject, onClose }: DialogProps) {
  const draft = useDraft<Note>(draftKey.incidentNote(subject.id), { act: 'measure', note: '' });
  const { act: kind, note } = draft.value;
  return (
    <TwoStepDialog
      title="登记措施或报告"
      confirmText="确认登记"
      ready={note.trim() !== ''}
      facts={[
        ['事件', subject.title],
        [incidentActLabel[kind], note.trim()],
      ]}
      onConfirm={async (act) => {
        const on = { incidentId: subject.id, expectedVersion: subject.version };
        const done = await act('incident.note', { ...on, ...draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <FieldGroup legend="登记什么">
        <Radio.Group
          aria-label="登记什么"
          value={kind}
          options={[
            { value: 'measure', label: '采取的措施' },
            { value: 'report', label: '向谁报告了什么' },
          ]}
          onChange={(event) => draft.set({ ...draft.value, act: event.target.value })}
        />
      </FieldGroup>
      <TextField
        label="内容"
        rows={4}
        limit={2000}
        value={note}
        onChange={(next) => draft.set({ ...draft.value, note: next })}
      />
    </TwoStepDialog>
  );
}

function CloseDialog({ subject, onClose }: DialogProps) {
  const draft = useDraft(draftKey.incidentClose(subject.id), { cause: '', lessons: '' });
  const { cause, lessons } = draft.value;
  return (
    <TwoStepDialog
      title="办结安全事件"
      confirmText="确认办结"
      ready={cause.trim() !== '' && lessons.trim() !== ''}
      facts={[
        ['事件', subject.title],
        ['原因', cause.trim()],
        ['教训', lessons.trim()],
        ['结果', '办结后不能再补记'],
      ]}
      onConfirm={async (act) => {
        const on = { incidentId: subject.id, expectedVersion: subject.version };
        const done = await act('incident.close', { ...on, ...draft.value });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <TextField
        label="原因"
        rows={3}
        limit={2000}
        value={cause}
        onChange={(next) => draft.set({ ...draft.value, cause: next })}
      />
      <TextField
        label="教训"
        help="今后怎样防止"
        rows={3}
        limit={2000}
        value={lessons}
        onChange={(next) => draft.set({ ...draft.value, lessons: next })}
      />
    </TwoStepDialog>
  );
}
