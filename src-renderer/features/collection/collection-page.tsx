import { collectionMatcher, type Supply } from '#shared/domain/collection-check/match.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { useDraft, useGathered, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { draftKey } from '../../office/draft-keys.ts';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { usePaused } from '../../office/use-paused.ts';
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
  const draft = useDraft(draftKey.collection(), emptyCollection);
  const found = useSupplies(draft.value.items, departmentId);
  if (!draft.loaded) return <Loading />;
  return <CheckForm draft={draft.value} found={found} onChange={draft.set} onDone={draft.clear} />;
}

/** A pause of the typing, in milliseconds, after which the catalogue is gone through. */
const pauseMs = 300;

/** What the catalogue supplies of the items as they are written; null while that is being looked for. */
function useSupplies(items: string, departmentId: string): readonly (readonly Supply[])[] | null {
  const written = itemNamesOf(items).join('\n');
  const asked = usePaused(written, pauseMs);
  const names = itemNamesOf(asked);
  const found = useGathered(asked === '' ? null : ['supplies', departmentId, ...names], () =>
    collectionMatcher(names, departmentId),
  );
  if (written === '') return [];
  return asked === written ? (found ?? null) : null;
}
