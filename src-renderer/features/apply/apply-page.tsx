import { useMemo, useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft, useRow } from '../../data/live.ts';
import { useApplyObstacle } from '../../office/apply-obstacle.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading, Notice } from '../../ui/pieces.tsx';
import { emptyApplication } from './application-draft.ts';
import { ApplicationForm } from './application-form.tsx';

/** 申请使用 an entry. */
export function ApplyPage({ entryId }: { readonly entryId: string }) {
  const entry = useRow('catalogEntry', entryId);
  return (
    <Page
      title="申请使用"
      note={entry?.name ?? ''}
      tools={<a href={hrefOf('entry', { entryId })}>返回目录</a>}
    >
      {entry === undefined && <Loading />}
      {entry === null && <Blank title="找不到该条目">可能已停用，或尚未同步到本机。</Blank>}
      {entry && <NewApplication entry={entry} />}
    </Page>
  );
}

function NewApplication({ entry }: { readonly entry: CatalogEntry }) {
  const initial = useMemo(() => emptyApplication(entry), [entry]);
  const draft = useDraft(draftKey.apply(entry.id), initial);
  const acting = useAct();
  // Made once for this form: pressing twice asks for one case, not two.
  const [caseId] = useState(() => crypto.randomUUID());
  const submit = async () => {
    if (!(await acting.act('case.submit', { caseId, entryId: entry.id, application: draft.value }))) return;
    draft.clear();
    goTo(hrefOf('case', { caseId }));
  };
  const obstacle = useApplyObstacle()(entry);
  if (!draft.loaded) return <Loading />;
  return (
    <div className="stack">
      {/* Said before anything is filled in; what was filled in before stays to be read. */}
      {obstacle !== null && <Notice tone="amber">{obstacle}</Notice>}
      <ApplicationForm
        entry={entry}
        draft={draft.value}
        onChange={draft.set}
        confirmText="提交申请"
        acting={acting}
        onConfirm={() => void submit()}
      />
    </div>
  );
}
