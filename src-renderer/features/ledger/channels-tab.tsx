import { Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  channelStatus,
  channelStatusLabel,
  isChannelOpen,
  isChannelOverdue,
  type LegacyChannel,
} from '#shared/domain/channel/channel.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { useHasRole, useOfficer } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { NarrowedTable } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf } from '../../office/list-view.ts';
import { type NameOf, useDepartmentName } from '../../office/use-names.ts';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { inOrder, overviewOf } from './channel-overview.ts';
import { ChannelDialog } from './parts/channel-dialog.tsx';
import { ChannelTable } from './parts/channel-table.tsx';
import { UrgeDialog } from './parts/urge-dialog.tsx';

const ruleOf = (today: string, departmentName: NameOf): ListRule<LegacyChannel> => ({
  choices: [
    {
      name: '状态',
      options: [
        ...optionsOf(channelStatus.options, channelStatusLabel),
        { value: 'overdue', label: '超过计划切换日期' },
      ],
      holds: (channel, value) =>
        value === 'overdue' ? isChannelOverdue(channel, today) : channel.status === value,
    },
  ],
  textsOf: ({ name, counterpart, flows, ownerDepartmentId }) => [
    name,
    counterpart,
    flows,
    departmentName(ownerDepartmentId),
  ],
});

type Open =
  | { readonly kind: 'record' }
  | { readonly kind: 'revise' | 'urge'; readonly channel: LegacyChannel };

/** 老通道迁移: the owner's inventory; on the management department's desk, that of its whole area, since no other row is here. */
export function ChannelsTab() {
  const { departmentId } = useOfficer();
  const today = civilDateOf(useNow());
  const all = useTable('legacyChannel');
  const [open, setOpen] = useState<Open | null>(null);
  const dataOfficer = useHasRole('data-officer');
  const reviewer = useHasRole('provider-reviewer');
  const urges = useHasRole('management-admin');
  const channels = useMemo(() => all && inOrder(all, today), [all, today]);
  const departmentName = useDepartmentName();
  const rule = useMemo(() => ruleOf(today, departmentName), [today, departmentName]);
  if (channels === undefined) return <Loading />;
  const close = () => setOpen(null);
  const tool = (channel: LegacyChannel) => {
    if (channel.ownerDepartmentId === departmentId && (dataOfficer || reviewer) && isChannelOpen(channel))
      return (
        <Button
          size="small"
          aria-label={`更新：${channel.name}`}
          onClick={() => setOpen({ kind: 'revise', channel })}
        >
          更新
        </Button>
      );
    if (urges && isChannelOverdue(channel, today))
      return (
        <Button
          size="small"
          aria-label={`催办：${channel.name}`}
          onClick={() => setOpen({ kind: 'urge', channel })}
        >
          催办
        </Button>
      );
    return null;
  };
  return (
    <div className="stack">
      {channels.length > 0 && <Overview channels={channels} today={today} />}
      {(dataOfficer || reviewer) && (
        <div className="line">
          <Button type="primary" onClick={() => setOpen({ kind: 'record' })}>
            登记老通道
          </Button>
          <span className="small soft">平台以外仍在运行的部门间交换，逐条登记，分步迁到平台。</span>
        </div>
      )}
      {channels.length === 0 ? (
        <Blank title="没有登记老通道">
          平台以外仍在运行的部门间交换，由所属部门登记在这里，按计划迁到平台；没有的，无需登记。
        </Blank>
      ) : (
        <NarrowedTable
          screen="channels"
          rows={channels}
          rule={rule}
          of="老通道"
          placeholder="通道、部门、交换内容"
        >
          {(shown) => <ChannelTable channels={shown} today={today} tool={tool} />}
        </NarrowedTable>
      )}
      <ClauseLine clause="五(一)" />
      {open?.kind === 'record' && <ChannelDialog channel={null} onClose={close} />}
      {open?.kind === 'revise' && <ChannelDialog channel={open.channel} onClose={close} />}
      {open?.kind === 'urge' && <UrgeDialog channel={open.channel} onClose={close} />}
    </div>
  );
}

function Overview({
  channels,
  today,
}: {
  readonly channels: readonly LegacyChannel[];
  readonly today: string;
}) {
  const { total, byStatus, overdue } = overviewOf(channels, today);
  const done = byStatus.migrated + byStatus.closed;
  return (
    <p className="line line--wrap">
      <span className="strong">
        共 {total} 条，已完成 {done} 条
      </span>
      {channelStatus.options.map((status) => (
        <span key={status} className="small soft">
          {channelStatusLabel[status]} {byStatus[status]}
        </span>
      ))}
      <span className={overdue > 0 ? 'small field__error' : 'small soft'}>超过计划切换日期 {overdue}</span>
    </p>
  );
}
