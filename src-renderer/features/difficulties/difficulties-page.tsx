import { Button } from 'antd';
import type { Difficulty } from '#shared/domain/difficulty/difficulty.ts';
import { useHasRole } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { Sought } from '../../office/sought.tsx';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading, Section } from '../../ui/pieces.tsx';
import { DifficultyCard } from './parts/difficulty-card.tsx';

/** As many decided ones as can be looked over. */
const shownDecided = 30;

/** 困难说明: what cannot be shared and why, as written to the management department, and its decisions (二(一)). */
export function DifficultiesPage() {
  const rows = useTable('difficulty');
  const tools = (
    <>
      <PublishingTabs current="difficulties" />
      {useHasRole('data-officer') && (
        <Button type="primary" onClick={() => goTo(hrefOf('newDifficulty'))}>
          提出困难说明
        </Button>
      )}
    </>
  );
  return (
    <Page title="困难说明" note="共享确有困难的，向管理部门书面说明" tools={tools}>
      {rows === undefined ? <Loading /> : <Lists rows={rows} />}
    </Page>
  );
}

function Lists({ rows }: { readonly rows: readonly Difficulty[] }) {
  const waiting = rows.filter(({ state }) => state === 'stated').toSorted((a, b) => a.statedAt - b.statedAt);
  const decided = rows
    .filter(({ state }) => state !== 'stated')
    .toSorted((a, b) => (b.decision?.at ?? 0) - (a.decision?.at ?? 0));
  return (
    <div className="stack">
      {rows.length === 0 && (
        <Blank title="没有困难说明">
          共享是原则。确有困难、暂时不能共享的数据，由提供部门在这里说明，由本级管理部门决定。
        </Blank>
      )}
      {waiting.length > 0 && <Cards title={`待决定（${waiting.length}）`} rows={waiting} />}
      {decided.length > 0 && (
        <Cards title={`已决定（${decided.length}）`} rows={decided.slice(0, shownDecided)} />
      )}
      <ClauseLine clause="二(一)" />
    </div>
  );
}

type CardsProps = { readonly title: string; readonly rows: readonly Difficulty[] };

function Cards({ title, rows }: CardsProps) {
  return (
    <Section title={title}>
      <div className="stack">
        {rows.map((each) => (
          <Sought key={each.id} screen="difficulties" id={each.id}>
            <DifficultyCard subject={each} />
          </Sought>
        ))}
      </div>
    </Section>
  );
}
