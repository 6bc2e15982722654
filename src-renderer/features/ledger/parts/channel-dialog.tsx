import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import {
  type ChannelContent,
  channelContent,
  channelStatus,
  channelStatusLabel,
  type LegacyChannel,
  mayBecome,
} from '#shared/domain/channel/channel.ts';
import { useDraft, useRow } from '../../../data/live.ts';
import { draftKey } from '../../../office/draft-keys.ts';
import { TwoStepDialog } from '../../../office/two-step-dialog.tsx';
import { useEntryChoices } from '../../../office/use-entry-choices.ts';
import { Field } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/pieces.tsx';

const blank: ChannelContent = {
  name: '',
  counterpart: '',
  flows: '',
  plan: '',
  status: 'in-use',
  cutOverOn: '',
  migratedToEntryId: null,
  note: '',
};

const contentOf = (channel: LegacyChannel): ChannelContent =>
  Object.fromEntries(
    Object.keys(blank).map((key) => [key, channel[key as keyof ChannelContent]]),
  ) as ChannelContent;

/** A draft belongs to the version it was begun on: after somebody else's change the form starts from what is now true. */
const keyOf = (channel: LegacyChannel | null): string =>
  draftKey.channel(channel === null ? 'new' : `${channel.id}:${channel.version}`);

type ChannelDialogProps = { readonly channel: LegacyChannel | null; readonly onClose: () => void };

/** 登记 or 更新 a legacy channel, then what will be recorded. */
export function ChannelDialog({ channel, onClose }: ChannelDialogProps) {
  const [channelId] = useState(() => channel?.id ?? crypto.randomUUID());
  const [initial] = useState(() => (channel === null ? blank : contentOf(channel)));
  const draft = useDraft<ChannelContent>(keyOf(channel), initial);
  const content = draft.value;
  const successor = useRow('catalogEntry', content.migratedToEntryId)?.name ?? '';
  const complete = channelContent.safeParse(content).success;
  if (!draft.loaded) return <Loading />;
  return (
    <TwoStepDialog
      title={channel === null ? '登记老通道' : '更新老通道'}
      confirmText={channel === null ? '确认登记' : '确认更新'}
      ready={complete}
      facts={[
        ['通道', content.name],
        ['对方', content.counterpart],
        ['交换内容', content.flows],
        ['迁移计划', content.plan],
        ['计划切换日期', content.cutOverOn],
        ['状态', channelStatusLabel[content.status]],
        ['接替资源', successor],
        ['说明', content.note],
      ]}
      onConfirm={async (act) => {
        const done =
          channel === null
            ? await act('channel.record', { channelId, content })
            : await act('channel.revise', { channelId, expectedVersion: channel.version, content });
        if (done) draft.clear();
        return done;
      }}
      onClose={onClose}
    >
      <ChannelFields value={content} from={channel?.status ?? 'in-use'} onChange={draft.set} />
    </TwoStepDialog>
  );
}

const lines = [
  ['name', '通道', '如：医保数据专线、每月光盘交换', 120],
  ['counterpart', '对方', '与哪个单位交换', 120],
] as const;

const paragraphs = [
  ['flows', '交换内容', '哪些数据、往哪个方向、用什么方式、多久一次', 1000],
  ['plan', '迁移计划', '分几步迁到平台，各步由谁办', 1000],
  ['note', '说明', '进展；超期的写原因；关闭的写为什么不再需要', 1000],
] as const;

type FieldsProps = {
  readonly value: ChannelContent;
  readonly from: ChannelContent['status'];
  readonly onChange: (next: ChannelContent) => void;
};

function ChannelFields({ value, from, onChange }: FieldsProps) {
  return (
    <>
      {lines.map(([key, label, help, limit]) => (
        <Field key={key} label={label} help={help}>
          {(bind) => (
            <Input
              {...bind}
              maxLength={limit}
              value={value[key]}
              onChange={(event) => onChange({ ...value, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Progress value={value} from={from} onChange={onChange} />
      {paragraphs.map(([key, label, help, limit]) => (
        <Field key={key} label={label} help={help}>
          {(bind) => (
            <Input.TextArea
              {...bind}
              rows={2}
              maxLength={limit}
              value={value[key]}
              onChange={(event) => onChange({ ...value, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function Progress({ value, from, onChange }: FieldsProps) {
  const { migratedToEntryId } = value;
  const { choices, onSearch } = useEntryChoices(
    useMemo(() => (migratedToEntryId === null ? [] : [migratedToEntryId]), [migratedToEntryId]),
  );
  return (
    <>
      <div className="line line--top">
        <Field label="状态">
          {(bind) => (
            <Select
              {...bind}
              className="status-choice"
              value={value.status}
              options={channelStatus.options
                .filter((each) => mayBecome(from, each))
                .map((each) => ({ value: each, label: channelStatusLabel[each] }))}
              onChange={(status) => onChange({ ...value, status })}
            />
          )}
        </Field>
        <Field label="计划切换日期" help="年-月-日，如 2027-03-31">
          {(bind) => (
            <Input
              {...bind}
              maxLength={10}
              value={value.cutOverOn}
              onChange={(event) => onChange({ ...value, cutOverOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="接替资源" help="平台目录中接替它的资源；切换时必填">
        {(bind) => (
          <Select<string | null>
            {...bind}
            className="wide"
            allowClear
            showSearch={{ filterOption: false, onSearch }}
            value={migratedToEntryId}
            options={choices}
            onChange={(id) => onChange({ ...value, migratedToEntryId: id ?? null })}
          />
        )}
      </Field>
    </>
  );
}
