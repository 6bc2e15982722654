import { Button } from 'antd';
import { useMemo } from 'react';
import { bindingClock } from '#shared/domain/clock/clock.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { hrefOf } from '../../app/routes.ts';
import { goTo } from '../../app/use-route.ts';
import { useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { PublishingTabs } from '../../office/publishing-tabs.tsx';
import { Sought } from '../../office/sought.tsx';
import { useIsCatalogueKeeper } from '../../office/use-is-catalogue-keeper.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading, Section } from '../../ui/pieces.tsx';
import { ChangeCard } from './parts/change-card.tsx';

/** As many closed ones as can be looked over. */
const shownClosed = 30;

/** 变化事项: changes of law and function, those still to be worked first by the binding clock (三(二)). */
export function ChangesPage() {
  const triggers = useTable('changeTrigger');
  const calendar = useCalendar();
  const keeps = useIsCatalogueKeeper();
  const open = useMemo(
    () =>
      triggers
        ?.filter(({ state }) => state === 'open')
        .toSorted(
          (a, b) =>
            (bindingClock(a.clocks, calendar)?.dueAt ?? 0) - (bindingClock(b.clocks, calendar)?.dueAt ?? 0),
        ),
    [triggers, calendar],
  );
  const closed = triggers
    ?.filter(({ state }) => state === 'closed')
    .toSorted((a, b) => (b.history.at(-1)?.at ?? 0) - (a.history.at(-1)?.at ?? 0));
  const tools = (
    <>
      <PublishingTabs current="changes" />
      {keeps && (
        <Button type="primary" onClick={() => goTo(hrefOf('newChange'))}>
          登记变化事项
        </Button>
      )}
    </>
  );
  return (
    <Page title="变化事项" note="法规修订、职能变化后限期更新目录" tools={tools}>
      {open === undefined || closed === undefined ? (
        <Loading />
      ) : (
        <div className="stack">
          {open.length + closed.length === 0 && (
            <Blank title="没有变化事项">
              法律法规修订或者职能变化涉及已发布的条目时，在这里登记；时限从变化生效之日起算。
            </Blank>
          )}
          {open.length > 0 && (
            <Section title={`待更新（${open.length}）`}>
              <div className="stack">
                {open.map((each) => (
                  <Sought key={each.id} screen="changes" id={each.id}>
                    <ChangeCard subject={each} />
                  </Sought>
                ))}
              </div>
            </Section>
          )}
          {closed.length > 0 && (
            <Section title={`已办结（${closed.length}）`}>
              <div className="stack">
                {closed.slice(0, shownClosed).map((each) => (
                  <Sought key={each.id} screen="changes" id={each.id}>
                    <ChangeCard subject={each} />
                  </Sought>
                ))}
              </div>
            </Section>
          )}
          <ClauseLine clause="三(二)" />
        </div>
      )}
    </Page>
  );
}
