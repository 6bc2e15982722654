/** 老通道 (五(一)¶1, R046): an exchange between departments that still runs beside the platform, and its way onto it. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const channelStatus = z.enum(['in-use', 'migrating', 'migrated', 'closed']);
export type ChannelStatus = z.infer<typeof channelStatus>;

/** What the owner department writes. */
export const channelContent = z
  .strictObject({
    name: line(120),
    /** Who is at the other end; it may be no department of ours. */
    counterpart: line(120),
    /** Which data goes which way, how and how often. */
    flows: paragraph(1000),
    plan: paragraph(1000),
    status: channelStatus,
    /** Civil date planned for the change-over to the platform. */
    cutOverOn: z.iso.date(),
    /** The platform's resource that takes its place. */
    migratedToEntryId: identifier.nullable(),
    /** Where it stands, and why where it is late or was closed without a successor. */
    note: optionalParagraph(1000),
  })
  .readonly();
export type ChannelContent = z.infer<typeof channelContent>;

export const channelStep = z.strictObject({
  status: channelStatus,
  cutOverOn: z.iso.date(),
  at: instant,
  officerId: identifier,
  officerName: line(40),
  note: optionalParagraph(1000),
});

export const legacyChannel = z.strictObject({
  ...channelContent.unwrap().shape,
  id: identifier,
  version: z.int().positive(),
  ownerDepartmentId: identifier,
  migratedToEntryName: line(200).nullable(),
  /** When the platform received that it was cut over or closed. */
  endedAt: instant.nullable(),
  history: z.array(channelStep).min(1).max(200),
});
export type LegacyChannel = z.infer<typeof legacyChannel>;

/** Step by step and never back: what was cut over does not return (五(一)¶1). */
const moves: Readonly<Record<ChannelStatus, readonly ChannelStatus[]>> = {
  'in-use': ['in-use', 'migrating', 'migrated', 'closed'],
  migrating: ['migrating', 'migrated', 'closed'],
  migrated: [],
  closed: [],
};
export const mayBecome = (from: ChannelStatus, to: ChannelStatus): boolean => moves[from].includes(to);

export const channelStatusLabel: Readonly<Record<ChannelStatus, string>> = {
  'in-use': '仍在使用',
  migrating: '迁移中',
  migrated: '已切换到平台',
  closed: '已关闭，不再交换',
};

export const isChannelOpen = ({ status }: Pick<LegacyChannel, 'status'>): boolean =>
  status === 'in-use' || status === 'migrating';

/** True where the planned change-over has passed and the channel still runs. `today` is a civil date in Shanghai. */
export const isChannelOverdue = (
  subject: Pick<LegacyChannel, 'status' | 'cutOverOn'>,
  today: string,
): boolean => isChannelOpen(subject) && subject.cutOverOn < today;
