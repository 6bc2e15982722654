import { contentOf } from '#shared/domain/cataloguing/compose.ts';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { useRow } from '../../../data/live.ts';
import { draftStateLabel, draftStateTone } from '../../../office/draft-labels.ts';
import { Badge, Loading } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import type { Dossier } from '../use-dossiers.ts';
import { ContentFacts } from './content-facts.tsx';
import { DraftActions } from './draft-actions.tsx';
import { DraftTimeline } from './draft-timeline.tsx';
import { GateList } from './gate-list.tsx';
import { Masking } from './masking.tsx';
import { Receipts } from './receipts.tsx';
import { RivalNotice } from './rival-notice.tsx';

/** One entry on its way: the gate, what was written, what happened, and what this officer can do now. */
export function DossierDetail({ dossier }: { readonly dossier: Dossier }) {
  const entry = useRow('catalogEntry', dossier.id);
  const { draft } = dossier;
  if (entry === undefined) return <Loading />;
  const content: EntryContent | null = draft?.content ?? (entry === null ? null : contentOf(entry));
  return (
    <>
      <ScrollPane label={dossier.name}>
        <div className="line line--wrap">
          <h3 className="entry-title">{dossier.name}</h3>
          <Badge tone={draftStateTone[dossier.state]}>{draftStateLabel[dossier.state]}</Badge>
        </div>
        {draft !== null && entry?.status === 'published' && draft.state !== 'published' && (
          <p className="small soft">已发布的版本继续有效，新版本受理后替换。</p>
        )}
        {draft !== null && <GateList draft={draft} />}
        {draft !== null && <RivalNotice draft={draft} />}
        {content !== null && <ContentFacts content={content} code={dossier.code} />}
        <Masking entry={entry} />
        <Receipts entryId={dossier.id} />
        {draft !== null && <DraftTimeline draft={draft} />}
      </ScrollPane>
      <DraftActions dossier={dossier} />
    </>
  );
}
