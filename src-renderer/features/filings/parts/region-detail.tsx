import { useMemo } from 'react';
import {
  type Filing,
  filingStages,
  isWaiting,
  type RegionFilings,
} from '#shared/domain/cataloguing/filing-overview.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { isOpenTo } from '../../../app/places.ts';
import { hrefOf } from '../../../app/routes.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { BindingClockTag } from '../../../office/clock-tag.tsx';
import { NarrowedTable } from '../../../office/list-filters.tsx';
import { type ListRule, optionsOf } from '../../../office/list-view.ts';
import type { Sight } from '../../../office/sight.ts';
import { type NameOf, useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Blank, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { TableHead } from '../../../ui/table-head.tsx';
import { stageLabel, stageTone } from '../filing-words.ts';

const ruleOf = (departmentName: NameOf): ListRule<Filing> => ({
  choices: [
    {
      name: '状态',
      options: optionsOf(filingStages, stageLabel),
      holds: ({ stage }, value) => stage === value,
    },
  ],
  textsOf: ({ draft }) => [draft.content.name, departmentName(draft.providerId)],
});

type DetailProps = { readonly subject: RegionFilings; readonly sight: Sight };

/** One region, or what 本部门 filed in it: the chain, the counts, every filing with its receipts. */
export function RegionDetail({ subject, sight }: DetailProps) {
  const { region, filings } = subject;
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const rule = useMemo(() => ruleOf(departmentName), [departmentName]);
  const several = sight.of !== 'department';
  const title = sight.of === 'department' ? `本部门（${departmentName(departmentId)}）` : region.name;
  return (
    <ScrollPane label={title}>
      <h3 className="entry-title">{title}</h3>
      <p className="small soft">{chainOf(subject)}</p>
      <ClauseLine clause="三(一)" />
      <Counts subject={subject} />
      {filings.length === 0 ? (
        <Blank title="还没有报备">部门报备的条目和逐级的回执会列在这里。</Blank>
      ) : (
        <Section title={`报备的条目（${filings.length}）`}>
          <NarrowedTable
            screen="filings"
            rows={filings}
            rule={rule}
            of="条目"
            placeholder="条目、部门"
            unit="件"
          >
            {(shown) => <FilingTable filings={shown} several={several} />}
          </NarrowedTable>
        </Section>
      )}
    </ScrollPane>
  );
}

const chainOf = ({ region }: RegionFilings): string => {
  if (region.level === 'city') return '市直部门 → 市级共享平台（汇聚、发布）';
  return region.logicalPlatform
    ? `部门 → ${region.name}逻辑平台（本级受理） → 市级共享平台（汇聚、发布）`
    : '没有逻辑平台：部门 → 市级共享平台（汇聚、发布）';
};

function Counts({ subject }: { readonly subject: RegionFilings }) {
  const { filings, count, received, overdue, region } = subject;
  const stages = filingStages.filter((stage) => region.logicalPlatform || !stage.endsWith('-own'));
  return (
    <Section title="报备、受理、退回和去除">
      <div className="scroll-x">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">报备</th>
              {stages.map((stage) => (
                <th key={stage} scope="col">
                  {stageLabel[stage]}
                </th>
              ))}
              {region.logicalPlatform && <th scope="col">县级回执</th>}
              <th scope="col">市级回执</th>
              <th scope="col">审核超期</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{filings.length}</td>
              {stages.map((stage) => (
                <td key={stage}>{count[stage]}</td>
              ))}
              {region.logicalPlatform && <td>{received['own-level']}</td>}
              <td>{received.city}</td>
              <td>{overdue}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const hopName = { 'own-level': '县级', city: '市级' } as const;
const subjectName = { entry: '受理', removal: '停用' } as const;

type FilingTableProps = { readonly filings: readonly Filing[]; readonly several: boolean };

function FilingTable({ filings, several }: FilingTableProps) {
  return (
    <div className="scroll-x">
      <table className="grid-table">
        <TableHead titles={['目录条目', ...(several ? ['报备部门'] : []), '现在', '回执']} />
        <tbody>
          {filings.map((filing) => (
            <FilingRow key={filing.draft.id} filing={filing} several={several} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type FilingRowProps = {
  readonly filing: Filing;
  /** True where several departments' filings stand in one list. */
  readonly several: boolean;
};

function FilingRow({ filing, several }: FilingRowProps) {
  const { roles } = useOfficer();
  const departmentName = useDepartmentName();
  const { draft, stage, receipts } = filing;
  const last = draft.history.at(-1);
  const note = stage === 'returned' ? draft.history.findLast(({ act }) => act === 'return')?.note : undefined;
  return (
    <tr>
      <td className="supplies">
        {isOpenTo('publishingEntry', roles) ? (
          <a href={hrefOf('publishingEntry', { entryId: draft.id })}>{draft.content.name}</a>
        ) : (
          draft.content.name
        )}
      </td>
      {several && <td>{departmentName(draft.providerId)}</td>}
      <td>
        <Badge tone={stageTone[stage]}>{stageLabel[stage]}</Badge>
        {isWaiting(stage) && <BindingClockTag clocks={draft.clocks} />}
        <div className="small soft">{last === undefined ? '' : timeLabel(last.at)}</div>
        {note !== undefined && <div className="small">{note}</div>}
      </td>
      <td className="small">
        {receipts.length === 0
          ? '—'
          : receipts
              .toSorted((a, b) => a.at - b.at)
              .map((receipt) => (
                <div key={receipt.id} className="nowrap">
                  {hopName[receipt.hop]}
                  {subjectName[receipt.subject]} {receipt.number ?? '同步后编号'}
                </div>
              ))}
      </td>
    </tr>
  );
}
