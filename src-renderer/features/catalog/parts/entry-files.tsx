import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { useHasRole, useOfficer } from '../../../app/officer-context.ts';
import { useRowsBy } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { FileTable } from '../../../office/file-table.tsx';
import { OfferFile } from '../../../office/offer-file.tsx';
import { Section } from '../../../ui/pieces.tsx';

/** The files delivered for an entry that is shared by file, and for its provider the way to deliver one (R028). */
export function EntryFiles({ entry }: { readonly entry: CatalogEntry }) {
  const { departmentId } = useOfficer();
  const mayOffer = useHasRole('provider-reviewer') && departmentId === entry.providerId;
  const files = useRowsBy('resourceFile', 'entryId', entry.id);
  if (!entry.exchangeMethods.includes('file') || entry.status !== 'published') return null;
  return (
    <Section title={`交付文件（${files?.length ?? 0}）`}>
      <div className="stack">
        <FileTable files={files ?? []} />
        <ClauseLine clause="三(三)" />
        {mayOffer && <OfferFile entry={entry} />}
      </div>
    </Section>
  );
}
