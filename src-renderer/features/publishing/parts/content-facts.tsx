import {
  acquisitionLabel,
  dataTypeLabel,
  exchangeMethodLabel,
  formatLabel,
  gradeLabel,
  kindLabel,
  libraryLabel,
  shareTypeLabel,
  updateCycleLabel,
} from '#shared/domain/catalog/labels.ts';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { basisRankLabel } from '../../../office/case-labels.ts';
import { conversionLabel } from '../../../office/draft-labels.ts';
import { useLibraryFacts } from '../../../office/library-facts.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { type Fact, Facts, Section } from '../../../ui/pieces.tsx';

type ContentFactsProps = { readonly content: EntryContent; readonly code: string | null };

/** What was written, as it would be published. */
export function ContentFacts({ content, code }: ContentFactsProps) {
  const departmentName = useDepartmentName();
  const library = useLibraryFacts(content.library);
  return (
    <>
      <Section title="编目内容">
        <Facts
          facts={[
            ['资源代码', code ?? '同步后由平台编码'],
            ['所属目录', libraryLabel(content.library)],
            ...library,
            ['摘要', content.abstract],
            ['数据来源', content.acquisition === null ? '' : acquisitionLabel[content.acquisition]],
            ['职责依据', content.duty],
            ['资源类别', kindLabel[content.kind]],
            ['资源格式', content.formats.map((each) => formatLabel[each]).join('、')],
            ['更新周期', updateCycleLabel[content.updateCycle]],
            [
              '分类分级',
              [content.dataClass, content.grade && gradeLabel[content.grade]].filter(Boolean).join('，'),
            ],
            ...sharingFacts(content),
            ['专用部门', content.dedicatedTo?.map(departmentName).join('、') ?? '不是专用'],
            ...conversionFacts(content),
          ]}
        />
      </Section>
      <Items content={content} />
    </>
  );
}

const sharingFacts = (content: EntryContent): readonly Fact[] => {
  const { reason, basis, basisRank } = content.withholding;
  const withheld = content.items.some((item) => item.shareType === 'withheld');
  const agreement = content.agreementRequired ? '须签署' : '不须签署';
  return [
    ['交换方式', content.exchangeMethods.map((each) => exchangeMethodLabel[each]).join('、')],
    ['共享条件', content.shareConditions],
    ['安全协议', content.agreementRequired === null ? '' : agreement],
    ...(withheld
      ? ([
          ['不予共享理由', reason],
          ['依据', basisRank === null ? basis : `${basisRankLabel[basisRank]}：${basis}`],
        ] as const)
      : []),
  ];
};

const conversionFacts = ({ conversion }: EntryContent): readonly Fact[] =>
  conversion === null
    ? []
    : [
        [
          '电子化改造',
          `${conversionLabel[conversion.status]}，目标 ${conversion.targetDate}：${conversion.plan}`,
        ],
      ];

function Items({ content }: { readonly content: EntryContent }) {
  const taken = new Set(content.itemSources.map((source) => source.itemId));
  return (
    <Section title={`信息项（${content.items.length}）`}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">数据类型</th>
            <th scope="col">共享类型</th>
            <th scope="col">来源</th>
          </tr>
        </thead>
        <tbody>
          {content.items.map((item) => (
            <tr key={item.id}>
              <td>{item.name}</td>
              <td>{dataTypeLabel[item.dataType]}</td>
              <td>{shareTypeLabel[item.shareType]}</td>
              <td>{taken.has(item.id) ? '取自其他条目' : '本部门'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
