import { Button } from 'antd';
import { useMemo } from 'react';
import { type Guide, guideKind, guideTopic, matchesGuide } from '#shared/domain/guide/guide.ts';
import { guideKindLabel, guideStateLabel, guideTopicLabel } from '#shared/domain/guide/labels.ts';
import { isToBeRead } from '#shared/domain/guide/reading.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo, showAt } from '../../app/use-route.ts';
import { usePendingIds, useRow, useTable } from '../../data/live.ts';
import { latestGuides, useGuideView } from '../../office/guides.ts';
import { ListCount, ListFilters } from '../../office/list-filters.tsx';
import { type ListChoice, type ListView, narrowed, optionsOf } from '../../office/list-view.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { GuideTabs } from './guide-tabs.tsx';
import { GuideDetail } from './parts/guide-detail.tsx';

const rowHeight = 62;

const choices: readonly ListChoice<Guide>[] = [
  {
    name: '事项',
    options: optionsOf(guideTopic.options, guideTopicLabel),
    holds: ({ topic }, value) => topic === value,
  },
  {
    name: '类别',
    options: optionsOf(guideKind.options, guideKindLabel),
    holds: ({ kind }, value) => kind === value,
  },
];

/** The words go by the guides' own search. */
const found = (guides: readonly Guide[], view: ListView): readonly Guide[] =>
  narrowed(guides, { choices, textsOf: () => [] }, { ...view, words: '' }).filter((each) =>
    matchesGuide(each, view.words),
  );

/** 指南: rules and guides of the management departments, found by the words in them, readable without a link. */
export function GuidePage({ guideId }: { readonly guideId: string | null }) {
  const editions = useTable('guide');
  const [view, setView] = useGuideView();
  const waits = useToBeRead();
  const guides = useMemo(() => editions && latestGuides(editions), [editions]);
  const shown = guides && found(guides, view).toSorted((a, b) => Number(waits(b)) - Number(waits(a)));
  const chosen =
    shown?.find((each) => each.guideId === guideId) ??
    shown?.[0] ??
    guides?.find((each) => each.guideId === guideId);
  return (
    <Page
      title="指南"
      note="规则、操作指南、政策、安全教育、案例、标准、官方解释 · 五(四)3、五(八)、五(九)、八(二)"
      panes
      tools={
        <>
          <GuideTabs current="guides" />
          <WriteButton />
        </>
      }
    >
      {(guides === undefined || shown === undefined) && <Loading />}
      {guides !== undefined && shown !== undefined && (
        <div className="panes">
          <div className="pane">
            <div className="pane__count line line--wrap">
              <ListFilters
                rule={{ choices }}
                of="指南"
                placeholder="标题、正文、条款和信息项"
                view={view}
                setView={setView}
              />
              <ListCount shown={shown.length} total={guides.length} unit="份" />
            </div>
            {shown.length === 0 && <Blank title="没有符合的指南">换一个词试试。</Blank>}
            {shown.length > 0 && (
              <RowList
                label="指南列表"
                rows={shown}
                asked={view}
                rowHeight={rowHeight}
                selectedId={chosen?.id ?? null}
                onSelect={(id) => showAt(hrefOf('guide', { guideId: guideOf(shown, id) }))}
              >
                {(guide) => <GuideRow guide={guide} toBeRead={waits(guide)} />}
              </RowList>
            )}
          </div>
          <div className="pane">
            {chosen !== undefined && (
              <GuideDetail
                key={chosen.guideId}
                latest={chosen}
                editions={(editions ?? []).filter((each) => each.guideId === chosen.guideId)}
              />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

/** Tells which of the guides wait for this officer to confirm that they read them. */
function useToBeRead(): (guide: Guide) => boolean {
  const { id } = useOfficer();
  const readings = useTable('guideReading') ?? [];
  return (guide) => isToBeRead(guide, readings, id);
}

const guideOf = (guides: readonly Guide[], id: string): string =>
  guides.find((each) => each.id === id)?.guideId ?? id;

function WriteButton() {
  const { departmentId, roles } = useOfficer();
  const own = useRow('department', departmentId);
  if (!roles.includes('management-admin') || own?.management !== true) return null;
  return (
    <Button type="primary" onClick={() => goTo(hrefOf('writeGuide', { guideId: 'new' }))}>
      写一份指南
    </Button>
  );
}

type RowProps = { readonly guide: Guide; readonly toBeRead: boolean };

function GuideRow({ guide, toBeRead }: RowProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(guide.id);
  return (
    <>
      <div className="line line--apart">
        <span className="cut strong" title={guide.title}>
          {guide.title}
        </span>
        <span className="line line--whole">
          {pending && <Badge tone="amber">待同步</Badge>}
          {toBeRead && <Badge tone="amber">须阅读</Badge>}
          {guide.state === 'withdrawn' && <Badge tone="red">{guideStateLabel.withdrawn}</Badge>}
          <Badge tone="blue">
            {guide.topic === 'general' ? guideKindLabel[guide.kind] : guideTopicLabel[guide.topic]}
          </Badge>
        </span>
      </div>
      <div className="small soft cut">
        {guideKindLabel[guide.kind]} · 第 {guide.edition} 版 · {departmentName(guide.departmentId)}
      </div>
    </>
  );
}
