/** The inventory of legacy channels in one look: how many, how far, and which first (R046). */
import {
  type ChannelStatus,
  channelStatus,
  isChannelOverdue,
  type LegacyChannel,
} from '#shared/domain/channel/channel.ts';

export type ChannelOverview = {
  readonly total: number;
  readonly byStatus: Readonly<Record<ChannelStatus, number>>;
  readonly overdue: number;
};

/** @param today civil date in Shanghai */
export const overviewOf = (channels: readonly LegacyChannel[], today: string): ChannelOverview => ({
  total: channels.length,
  byStatus: Object.fromEntries(
    channelStatus.options.map((each) => [each, channels.filter(({ status }) => status === each).length]),
  ) as Record<ChannelStatus, number>,
  overdue: channels.filter((each) => isChannelOverdue(each, today)).length,
});

const rank = (channel: LegacyChannel, today: string): number =>
  isChannelOverdue(channel, today) ? -1 : channelStatus.options.indexOf(channel.status);

/** What is overdue first, then what still runs by its date, then what is done. */
export const inOrder = (channels: readonly LegacyChannel[], today: string): readonly LegacyChannel[] =>
  channels.toSorted((a, b) => rank(a, today) - rank(b, today) || (a.cutOverOn < b.cutOverOn ? -1 : 1));
