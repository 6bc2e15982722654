import { useState } from 'react';
import { contentOf } from '#shared/domain/cataloguing/compose.ts';
import { type EntryContent, newContent } from '#shared/domain/cataloguing/entry-content.ts';
import { codePrefix, fitsLibrary } from '#shared/domain/cataloguing/entry-draft.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRow } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { LineField } from './form/controls.tsx';
import { EntryForm } from './form/entry-form.tsx';

export type NewEntry = { readonly codePrefix: string; readonly content: EntryContent };

const blank: NewEntry = { codePrefix: '300001', content: newContent('') };
const back = <a href={hrefOf('publishing')}>返回编目发布</a>;

/** 新建编目: the code's prefix is chosen here, once. */
export function NewEntryPage() {
  const draft = useDraft<NewEntry>(draftKey.newEntry(), blank);
  const acting = useAct();
  // Made once for this form: pressing twice asks for one entry, not two.
  const [entryId] = useState(() => `entry-${crypto.randomUUID()}`);
  const { value } = draft;
  const save = async () => {
    if (!(await acting.act('entry.draft', { entryId, ...value }))) return;
    draft.clear();
    goTo(hrefOf('publishingEntry', { entryId }));
  };
  return (
    <Page title="新建编目" tools={back}>
      {draft.loaded ? (
        <div className="stack">
          <CodeField value={value} onChange={(prefix) => draft.set({ ...value, codePrefix: prefix })} />
          <EntryForm
            content={value.content}
            onChange={(content) => draft.set({ ...value, content })}
            acting={acting}
            onSave={() => void save()}
          />
        </div>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

type CodeFieldProps = { readonly value: NewEntry; readonly onChange: (prefix: string) => void };

function CodeField({ value, onChange }: CodeFieldProps) {
  const fits = fitsLibrary(value.codePrefix, value.content.library);
  const sound = codePrefix.safeParse(value.codePrefix).success && fits;
  return (
    <div className="block block--narrow">
      <LineField
        label="资源代码前段（类、项、目、细目）"
        help={
          sound
            ? '顺序号由平台编定；代码一经编定，改名也不再更改'
            : '6 至 14 位数字：基础库 1 开头，主题库 2 开头，部门目录 3 开头'
        }
        maximum={14}
        value={value.codePrefix}
        onChange={onChange}
      />
    </div>
  );
}

/** 修改编目: the next version of a draft, or of an entry published without one. */
export function EditEntryPage({ entryId }: { readonly entryId: string }) {
  const recorded = useRow('entryDraft', entryId);
  const entry = useRow('catalogEntry', entryId);
  if (recorded === undefined || entry === undefined) return <Loading />;
  const content = recorded?.content ?? (entry === null ? null : contentOf(entry));
  return (
    <Page title="修改编目" note={content?.name ?? ''} tools={back}>
      {content === null ? (
        <Blank title="找不到该编目件">可能已被收回，或尚未同步到本机。</Blank>
      ) : (
        <Editing entryId={entryId} version={recorded?.version ?? 0} content={content} />
      )}
    </Page>
  );
}

type EditingProps = { readonly entryId: string; readonly version: number; readonly content: EntryContent };

function Editing({ entryId, version, content }: EditingProps) {
  const draft = useDraft<EntryContent>(draftKey.entry(entryId), content);
  const acting = useAct();
  const save = async () => {
    const done = await acting.act('entry.edit', { entryId, expectedVersion: version, content: draft.value });
    if (!done) return;
    draft.clear();
    goTo(hrefOf('publishingEntry', { entryId }));
  };
  if (!draft.loaded) return <Loading />;
  return <EntryForm content={draft.value} onChange={draft.set} acting={acting} onSave={() => void save()} />;
}
