import type { ReactNode } from 'react';
import { channelStatusLabel, isChannelOverdue, type LegacyChannel } from '#shared/domain/channel/channel.ts';
import { hrefOf } from '../../../app/routes.ts';
import { usePendingIds } from '../../../data/live.ts';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, type Tone } from '../../../ui/pieces.tsx';

type ChannelTableProps = {
  readonly channels: readonly LegacyChannel[];
  readonly today: string;
  readonly tool: (channel: LegacyChannel) => ReactNode;
};

const tone: Readonly<Record<LegacyChannel['status'], Tone>> = {
  'in-use': 'grey',
  migrating: 'blue',
  migrated: 'green',
  closed: 'grey',
};

export function ChannelTable({ channels, today, tool }: ChannelTableProps) {
  return (
    <div className="block scroll-x">
      <table className="grid-table">
        <thead>
          <tr>
            {['通道', '所属部门', '对方', '交换内容', '迁移计划', '计划切换', '接替资源', '状态', '办理'].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <ChannelRow key={channel.id} channel={channel} today={today} tool={tool} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ChannelRowProps = Omit<ChannelTableProps, 'channels'> & { readonly channel: LegacyChannel };

function ChannelRow({ channel, today, tool }: ChannelRowProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(channel.id);
  const { migratedToEntryId, migratedToEntryName } = channel;
  return (
    <tr>
      <td>
        {channel.name} {pending && <Badge tone="amber">待同步</Badge>}
      </td>
      <td>{departmentName(channel.ownerDepartmentId)}</td>
      <td>{channel.counterpart}</td>
      <td>{channel.flows}</td>
      <td>
        {channel.plan}
        {channel.note !== '' && <div className="small soft">{channel.note}</div>}
      </td>
      <td className="nowrap">{channel.cutOverOn}</td>
      <td>
        {migratedToEntryId === null ? (
          '—'
        ) : (
          <a href={hrefOf('entry', { entryId: migratedToEntryId })}>{migratedToEntryName}</a>
        )}
      </td>
      <td className="nowrap">
        <Badge tone={tone[channel.status]}>{channelStatusLabel[channel.status]}</Badge>{' '}
        {isChannelOverdue(channel, today) && <Badge tone="red">超期</Badge>}
      </td>
      <td>{tool(channel)}</td>
    </tr>
  );
}
