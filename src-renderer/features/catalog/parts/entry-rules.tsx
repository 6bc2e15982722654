import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { shareTypeLabel } from '#shared/domain/catalog/labels.ts';
import { paperForceOf } from '#shared/domain/catalog/paper-force.ts';
import { shareTone } from '../../../office/case-labels.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts, Notice, Section } from '../../../ui/pieces.tsx';
import { ItemTable } from './item-table.tsx';

const clauseOf = { unconditional: '五(三)1', conditional: '五(三)2', withheld: '四(二)3' } as const;

/** What decides whether and how the entry is shared: type, conditions, list, items. */
export function EntryRules({ entry }: { readonly entry: CatalogEntry }) {
  const withheld = entry.items.filter((item) => item.shareType === 'withheld');
  return (
    <>
      <Section title="共享规则">
        <div className="stack--tight">
          <p className="line line--wrap">
            <Badge tone={shareTone[entry.shareType]}>{shareTypeLabel[entry.shareType]}</Badge>
            <ClauseLine clause={clauseOf[entry.shareType]} />
          </p>
          {entry.shareConditions !== '' && <p className="text">共享条件：{entry.shareConditions}</p>}
          <p>
            安全协议：{entry.agreementRequired ? '须签署后使用' : '不须签署'}
            <span className="small soft">（四(三)）</span>
          </p>
          <DedicatedList entry={entry} />
          <PaperForce kind={entry.kind} />
          {entry.withholding !== null && (
            <Notice tone="red">
              <Facts
                facts={[
                  ['不予共享的项', withheld.map((item) => item.name).join('、')],
                  ['不予共享理由', entry.withholding.reason],
                  ['依据', entry.withholding.basis],
                ]}
              />
              <ClauseLine clause="四(二)3" />
            </Notice>
          )}
        </div>
      </Section>
      <ItemTable entry={entry} />
    </>
  );
}

function DedicatedList({ entry }: { readonly entry: CatalogEntry }) {
  const departmentName = useDepartmentName();
  if (entry.dedicatedTo === null) return null;
  return (
    <Notice>
      专用名单：{entry.dedicatedTo.map(departmentName).join('、') || '（空）'}
      <div>
        <ClauseLine clause="五(四)4" />
      </div>
    </Notice>
  );
}

function PaperForce({ kind }: { readonly kind: CatalogEntry['kind'] }) {
  const said = paperForceOf(kind);
  if (said === null) return null;
  return (
    <Notice>
      {said}
      <div>
        <ClauseLine clause="五(四)5" />
      </div>
    </Notice>
  );
}
