import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import {
  acquisitionLabel,
  exchangeMethodLabel,
  formatLabel,
  gradeLabel,
  kindLabel,
  libraryLabel,
  updateCycleLabel,
} from '#shared/domain/catalog/labels.ts';
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import { useRow } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { Responsibility } from '../../../office/responsibility.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Facts, Section } from '../../../ui/pieces.tsx';
import { EntryPublication } from './entry-publication.tsx';

/** The published metadata and the publishing review. */
export function EntryFacts({ entry }: { readonly entry: CatalogEntry }) {
  const { review } = entry;
  return (
    <>
      <Section title="内部审查结论">
        <Facts
          facts={[
            ['共享属性', review.sharingAttributes],
            ['数据提供方式', review.provisionMethod],
            ['应用场景', review.scenarios],
            ['使用方身份', review.userIdentity],
            ['使用方地域', review.userRegion],
            ['知悉范围', review.knowledgeScope],
            ['使用范围', review.useScope],
          ]}
        />
        <ClauseLine clause="四(三)" />
      </Section>
      <EntryPublication entryId={entry.id} publication={entry.publication} />
      <Responsibility providerId={entry.providerId} userDepartmentId={null} />
      <Metadata entry={entry} />
    </>
  );
}

function Metadata({ entry }: { readonly entry: CatalogEntry }) {
  const departmentName = useDepartmentName();
  const provider = useRow('department', entry.providerId);

  return (
    <Section title="元数据">
      <Facts
        facts={[
          ['资源代码', entry.code],
          ['提供部门', departmentName(entry.providerId)],
          ['提供方代码', provider?.creditCode ?? ''],
          ['资源分类', libraryLabel(entry.library)],
          ['资源类别', kindLabel[entry.kind]],
          ['资源格式', entry.formats.map((each) => formatLabel[each]).join('、')],
          ['交换方式', entry.exchangeMethods.map((each) => exchangeMethodLabel[each]).join('、')],
          ['更新周期', updateCycleLabel[entry.updateCycle]],
          ['数据分类', entry.dataClass],
          ['数据分级', gradeLabel[entry.grade]],
          ['数据来源', acquisitionLabel[entry.acquisition]],
          ['向社会开放', entry.openToSociety ? `是　${entry.openConditions}` : '否'],
          ['发布日期', longDateLabel(entry.publishedOn)],
          ['关联资源', entry.relatedCodes.join('、')],
        ]}
      />
    </Section>
  );
}
