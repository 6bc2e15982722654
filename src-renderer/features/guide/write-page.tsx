import { Button, Select } from 'antd';
import { useState } from 'react';
import {
  type Guide,
  type GuideText,
  guideKind,
  guideText,
  guideTopic,
  latestEdition,
} from '#shared/domain/guide/guide.ts';
import { guideKindLabel, guideTopicLabel } from '#shared/domain/guide/labels.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRowsBy } from '../../data/live.ts';
import { ConfirmRecord } from '../../office/confirm-record.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { TextField } from '../../office/text-field.tsx';
import { useAct } from '../../office/use-act.ts';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/pieces.tsx';
import { SubjectFields } from './parts/subject-fields.tsx';

/** Writing a guide, or the next edition of one; `new` begins another. */
export function WriteGuidePage({ guideId }: { readonly guideId: string }) {
  const editions = useRowsBy('guide', 'guideId', guideId);
  return (
    <Page title={guideId === 'new' ? '写一份指南' : '写新的一版'} note="发布后本级所有用户可看 · 五(四)3">
      {editions === undefined ? (
        <Loading />
      ) : (
        <WriteForm guideId={guideId} latest={latestEdition(editions)} />
      )}
    </Page>
  );
}

type Draft = { readonly content: GuideText; readonly changes: string };
const nothing = { clauses: [], governs: [], mustRead: false };
const empty: GuideText = { topic: 'accounts', kind: 'guide', title: '', text: '', ...nothing };

const startOf = (latest: Guide | null): Draft =>
  latest === null
    ? { content: empty, changes: '首次发布' }
    : {
        content: {
          ...nothing,
          topic: latest.topic,
          kind: latest.kind,
          title: latest.title,
          text: latest.text,
          clauses: latest.clauses,
          governs: latest.governs,
          mustRead: latest.mustRead,
        },
        changes: '',
      };

type FormProps = { readonly guideId: string; readonly latest: Guide | null };

function WriteForm({ guideId, latest }: FormProps) {
  const [start] = useState(() => startOf(latest));
  const draft = useDraft<Draft>(draftKey.guide(guideId), start);
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  if (!draft.loaded) return <Loading />;
  const { changes } = draft.value;
  // A draft of an earlier release has not every field.
  const content = { ...empty, ...draft.value.content };
  const named = content.kind !== 'interpretation' || content.clauses.length > 0;
  const whole = guideText.safeParse(content).success && named && changes.trim() !== '';
  const publish = () => {
    setAsked(true);
    setConfirming(whole);
  };
  return (
    <div className="block block--narrow stack">
      <ContentFields
        content={content}
        onChange={(next) => draft.set({ ...draft.value, content: next })}
        asked={asked}
      />
      <TextField
        label="本版改了什么"
        limit={200}
        value={changes}
        error={asked && changes.trim() === '' ? '请写明本版改了什么。' : undefined}
        onChange={(next) => draft.set({ ...draft.value, changes: next })}
      />
      <div className="line">
        <Button type="primary" onClick={publish}>
          发布
        </Button>
        <span className="small soft">草稿随键入保存在本机</span>
      </div>
      {confirming && (
        <ConfirmPublish
          guideId={guideId}
          latest={latest}
          draft={{ content, changes }}
          onDone={draft.clear}
          onCancel={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

type FieldsProps = {
  readonly content: GuideText;
  readonly onChange: (content: GuideText) => void;
  readonly asked: boolean;
};

function ContentFields({ content, onChange, asked }: FieldsProps) {
  const missing = (text: string, words: string) => (asked && text.trim() === '' ? words : undefined);
  return (
    <>
      <Field label="事项">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            value={content.topic}
            options={guideTopic.options.map((topic) => ({ value: topic, label: guideTopicLabel[topic] }))}
            onChange={(topic) => onChange({ ...content, topic })}
          />
        )}
      </Field>
      <Field label="类别">
        {(bind) => (
          <Select
            {...bind}
            className="wide"
            value={content.kind}
            options={guideKind.options.map((kind) => ({ value: kind, label: guideKindLabel[kind] }))}
            onChange={(kind) => onChange({ ...content, kind })}
          />
        )}
      </Field>
      <SubjectFields content={content} onChange={onChange} asked={asked} />
      <TextField
        label="标题"
        limit={100}
        value={content.title}
        error={missing(content.title, '请填写标题。')}
        onChange={(title) => onChange({ ...content, title })}
      />
      <TextField
        label="正文"
        help="行首写“# ”的是小标题；一行一段，不超过 20000 字"
        rows={14}
        limit={20_000}
        value={content.text}
        error={missing(content.text, '请填写正文。')}
        onChange={(text) => onChange({ ...content, text })}
      />
    </>
  );
}

type ConfirmProps = FormProps & {
  readonly draft: Draft;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

function ConfirmPublish({ guideId, latest, draft, onDone, onCancel }: ConfirmProps) {
  const { act, busy, problem } = useAct();
  // One publication keeps its ids, however often it is tried.
  const [ids] = useState(() => ({
    editionId: crypto.randomUUID(),
    guideId: guideId === 'new' ? crypto.randomUUID() : guideId,
  }));
  const expectedEdition = latest?.edition ?? 0;
  const confirm = async () => {
    if (!(await act('guide.publish', { ...ids, ...draft, expectedEdition }))) return;
    onDone();
    goTo(hrefOf('guide', { guideId: ids.guideId }));
  };
  return (
    <ConfirmRecord
      title="发布指南"
      confirmText="确认发布"
      facts={[
        ['标题', draft.content.title.trim()],
        ['类别', `${guideTopicLabel[draft.content.topic]} · ${guideKindLabel[draft.content.kind]}`],
        ['版次', `第 ${expectedEdition + 1} 版`],
        ['本版改了什么', draft.changes.trim()],
        ['结果', expectedEdition === 0 ? '本级所有用户可看' : '替代原来的一版；旧版仍可查看'],
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    />
  );
}
