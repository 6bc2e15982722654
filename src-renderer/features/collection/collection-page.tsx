import { useMemo } from 'react';
import { matchCollection } from '#shared/domain/collection-check/match.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { useDraft, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading, Section } from '../../ui/pieces.tsx';
import { emptyCollection, itemNamesOf } from './collection-draft.ts';
import { CheckForm } from './parts/check-form.tsx';
import { CheckRecord } from './parts/check-record.tsx';

/** As many records as can be looked over. */
const shown = 30;

/** 拟采集核查: what the catalogue already supplies of a proposed collection, decided item by item (四(一)). */
export function CollectionPage() {
  const checks = useTable('collectionCheck');
  const writes = useHasRole('data-officer');
  return (
    <Page
      title="拟采集核查"
      note="能共享到的不重复采集"
      tools={<PublishingTabs current="collectionChecks" />}
    >
      {checks === undefined ? (
        <Loading />
      ) : (
        <div className="stack">
          {writes && <NewCheck />}
          <Section title={`核查记录（${checks.length}）`}>
            <div className="stack">
              {checks.length === 0 && <p className="small soft">登记过的核查会列在这里。</p>}
              {checks
                .toSorted((a, b) => b.at - a.at)
                .slice(0, shown)
                .map((each) => (
                  <CheckRecord key={each.id} subject={each} />
                ))}
            </div>
          </Section>
          <ClauseLine clause="四(一)" />
        </div>
      )}
    </Page>
  );
}

function NewCheck() {
  const { departmentId } = useOfficer();
  const entries = useTable('catalogEntry');
  const draft = useDraft(draftKey.collection(), emptyCollection);
  const { items } = draft.value;
  const found = useMemo(
    () => matchCollection(itemNamesOf(items), entries ?? [], departmentId),
    [items, entries, departmentId],
  );
  if (entries === undefined || !draft.loaded) return <Loading />;
  return <CheckForm draft={draft.value} found={found} onChange={draft.set} onDone={draft.clear} />;
}
