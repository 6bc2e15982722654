import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useDeskMemory } from '../../app/desk-memory.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { useOutbox, useRefused } from '../../data/live.ts';
import { mutationLabel } from '../../office/acts/mutation-words.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { entriesOf, mutationOf, type OutboxEntry, type Show, show, showLabel } from './entries.ts';
import { ExchangeDialog } from './exchange-dialog.tsx';
import { entryRowHeight, OutboxRow } from './outbox-row.tsx';
import { RefusedDetail } from './refused-detail.tsx';
import { useSaveList } from './save-list.ts';
import { WaitingDetail } from './waiting-detail.tsx';

/** 待同步: what waits for the platform and why, what it sent back, and how to go on with each. */
export function OutboxPage({ mutationId }: { readonly mutationId: string | null }) {
  const outbox = useOutbox();
  const refused = useRefused();
  const [shown, setShown] = useDeskMemory<Show>('outbox', 'all');
  const entries = useMemo(
    () => (outbox === undefined || refused === undefined ? undefined : entriesOf({ outbox, refused }, shown)),
    [outbox, refused, shown],
  );
  const [exchanging, setExchanging] = useState(false);
  const saveList = useSaveList();
  const options = show.map((value) => ({ value, label: showLabel[value] }));
  const isEmpty = outbox?.length === 0 && refused?.length === 0;
  return (
    <Page
      title="待同步"
      panes
      tools={
        <>
          <Segmented<Show> aria-label="显示哪些办理" value={shown} options={options} onChange={setShown} />
          <Button onClick={() => setExchanging(true)}>无网络交换</Button>
          <Button disabled={!entries?.length} onClick={() => void saveList(entries ?? [])}>
            导出清单
          </Button>
        </>
      }
    >
      {exchanging && <ExchangeDialog onClose={() => setExchanging(false)} />}
      {entries === undefined && <Loading />}
      {entries !== undefined && isEmpty && <AllSent />}
      {entries !== undefined && !isEmpty && (
        <OutboxPanes entries={entries} shown={shown} mutationId={mutationId} />
      )}
    </Page>
  );
}

function AllSent() {
  const link = useSyncStatus((status) => status.link);
  return (
    <Blank title="没有待同步的办理">
      {link === 'online'
        ? '本机所作的办理，平台都已确认。'
        : '离线时所作的办理会按先后排在这里，连通后自动送出。'}
    </Blank>
  );
}

type PanesProps = {
  readonly entries: readonly OutboxEntry[];
  readonly shown: Show;
  readonly mutationId: string | null;
};

function OutboxPanes({ entries, shown, mutationId }: PanesProps) {
  const chosen = entries.find(({ id }) => id === mutationId) ?? entries[0];
  return (
    <div className="panes">
      <div className="pane">
        {entries.length === 0 && <Blank title="没有这一类办理" />}
        <RowList
          label="待同步和退回的办理"
          rows={entries}
          asked={shown}
          rowHeight={entryRowHeight}
          selectedId={chosen?.id ?? null}
          onSelect={(id) => showAt(hrefOf('outboxEntry', { mutationId: id }))}
        >
          {(entry) => <OutboxRow entry={entry} />}
        </RowList>
      </div>
      <div className="pane">
        {chosen !== undefined && (
          <ScrollPane
            key={chosen.id}
            label={mutationLabel(mutationOf(chosen).name)}
            className="pane__scroll stack"
          >
            {chosen.kind === 'refused' ? (
              <RefusedDetail refused={chosen.refused} />
            ) : (
              <WaitingDetail pending={chosen.pending} ahead={chosen.ahead} />
            )}
          </ScrollPane>
        )}
      </div>
    </div>
  );
}
