import { useState } from 'react';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useDraft } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/pieces.tsx';
import { emptyDifficulty, statementOf } from './difficulty-draft.ts';
import { DifficultyForm } from './parts/difficulty-form.tsx';
import { useOwnEntries } from './use-own-entries.ts';

/** 提出困难说明: which data, why not, and what is to be done about it (二(一)). */
export function NewDifficultyPage() {
  const draft = useDraft(draftKey.difficulty(), emptyDifficulty);
  const entries = useOwnEntries();
  const acting = useAct();
  const [difficultyId] = useState(() => crypto.randomUUID());
  const state = async () => {
    const statement = statementOf(draft.value);
    if (statement === null || !(await acting.act('difficulty.state', { difficultyId, statement }))) return;
    draft.clear();
    goTo(hrefOf('difficulties'));
  };
  return (
    <Page title="提出困难说明" note="送本级管理部门决定 · 二(一)">
      {draft.loaded && entries !== undefined ? (
        <DifficultyForm
          draft={draft.value}
          entries={entries}
          onChange={draft.set}
          acting={acting}
          onConfirm={() => void state()}
        />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
