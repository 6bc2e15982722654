import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { hrefOf } from '../../../app/routes.ts';
import { useRow } from '../../../data/live.ts';
import { MaskingRecord } from '../../../office/masking-record.tsx';
import { Section } from '../../../ui/pieces.tsx';

/** 数据脱敏 of a resource (四(三)): what is saved, and for its provider the way to the workbench. */
export function Masking({ entry }: { readonly entry: CatalogEntry | null }) {
  const masking = useRow('entryMasking', entry?.id ?? null);
  const { departmentId, roles } = useOfficer();
  if (entry === null || entry.status === 'stopped') return null;
  const mayMask =
    entry.providerId === departmentId &&
    (roles.includes('data-officer') || roles.includes('provider-reviewer'));
  if (!mayMask && !masking) return null;
  return (
    <Section title="数据脱敏">
      <div className="stack">
        {masking ? (
          <MaskingRecord masking={masking} />
        ) : (
          <p className="small soft">还没有保存脱敏规则。保存后，只有按规则脱敏并登记的文件才能交付。</p>
        )}
        {mayMask && <a href={hrefOf('maskEntry', { entryId: entry.id })}>打开脱敏预览</a>}
      </div>
    </Section>
  );
}
