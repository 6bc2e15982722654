import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { latestEdition } from '#shared/domain/guide/guide.ts';
import {
  type Training,
  training,
  trainingAudience,
  trainingAudienceLabel,
  trainingStateLabel,
} from '#shared/domain/training/training.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { useNow } from '../../app/use-now.ts';
import { usePendingIds, useRow, useRowsByAny, useTable } from '../../data/live.ts';
import { ClauseLine } from '../../office/clause-line.tsx';
import { NarrowedTable } from '../../office/list-filters.tsx';
import { type ListRule, optionsOf, yearChoice } from '../../office/list-view.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Badge, Blank, Loading, type Tone } from '../../ui/pieces.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import { GuideTabs } from './guide-tabs.tsx';
import { AnnounceDialog, AttendanceDialog, CancelDialog } from './parts/training-dialogs.tsx';

const tone: Readonly<Record<Training['state'], Tone>> = {
  announced: 'blue',
  held: 'green',
  cancelled: 'grey',
};

const ruleOf = (trainings: readonly Training[]): ListRule<Training> => ({
  choices: [
    {
      name: '状态',
      options: optionsOf(training.shape.state.options, trainingStateLabel),
      holds: ({ state }, value) => state === value,
    },
    yearChoice(trainings, ({ heldOn }) => heldOn.slice(0, 4)),
    {
      name: '对象',
      options: optionsOf(trainingAudience.options, trainingAudienceLabel),
      holds: ({ audience }, value) => audience === value,
    },
  ],
  textsOf: ({ title, place, agenda }) => [title, place, agenda],
});

type Open = { readonly kind: 'announce' } | { readonly kind: 'hold' | 'cancel'; readonly subject: Training };

/** 培训: what is announced and what was held, with material and who was there (五(八)). */
export function TrainingPage() {
  const { departmentId, roles } = useOfficer();
  const own = useRow('department', departmentId);
  const rows = useTable('training');
  const [open, setOpen] = useState<Open | null>(null);
  const trainings = useMemo(() => rows?.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1)), [rows]);
  const rule = useMemo(() => ruleOf(trainings ?? []), [trainings]);
  const organises = roles.includes('management-admin') && own?.management === true;
  const close = () => setOpen(null);
  return (
    <Page
      title="指南"
      note="管理人员和技术人员的培训：通知、材料、签到 · 五(八)"
      tools={
        <>
          <GuideTabs current="trainings" />
          {organises && (
            <Button type="primary" onClick={() => setOpen({ kind: 'announce' })}>
              发布培训通知
            </Button>
          )}
        </>
      }
    >
      {trainings === undefined && <Loading />}
      {trainings?.length === 0 && (
        <Blank title="没有培训">管理部门发布的培训通知列在这里；举办之后记下签到和小结，材料随时可看。</Blank>
      )}
      {trainings !== undefined && trainings.length > 0 && (
        <NarrowedTable
          screen="trainings"
          rows={trainings}
          rule={rule}
          of="培训"
          placeholder="培训、地点、内容"
          unit="次"
        >
          {(shown) => <TrainingTable trainings={shown} organises={organises} onOpen={setOpen} />}
        </NarrowedTable>
      )}
      <ClauseLine clause="五(八)" />
      {open?.kind === 'announce' && <AnnounceDialog onClose={close} />}
      {open?.kind === 'hold' && <AttendanceDialog subject={open.subject} onClose={close} />}
      {open?.kind === 'cancel' && <CancelDialog subject={open.subject} onClose={close} />}
    </Page>
  );
}

type TableProps = Omit<RowProps, 'subject'> & { readonly trainings: readonly Training[] };

function TrainingTable({ trainings, organises, onOpen }: TableProps) {
  return (
    <div className="block scroll-x">
      <table className="grid-table">
        <TableHead
          titles={['日期', '培训', '对象', '材料', '状态', '签到', ...(organises ? ['办理'] : [])]}
        />
        <tbody>
          {trainings.map((subject) => (
            <TrainingRow key={subject.id} subject={subject} organises={organises} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly subject: Training;
  readonly organises: boolean;
  readonly onOpen: (open: Open) => void;
};

function TrainingRow({ subject, organises, onOpen }: RowProps) {
  const { departmentId } = useOfficer();
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(subject.id);
  const today = civilDateOf(useNow());
  const { attendees, state } = subject;
  const byDepartment = [...Map.groupBy(attendees, (each) => each.departmentId)];
  return (
    <tr>
      <td className="nowrap">{subject.heldOn}</td>
      <td>
        {subject.title} {pending && <Badge tone="amber">待同步</Badge>}
        <div className="small soft">
          {departmentName(subject.departmentId)} · {subject.place}
        </div>
        <div className="small soft">{subject.agenda}</div>
      </td>
      <td>{trainingAudienceLabel[subject.audience]}</td>
      <td>
        <Material ids={subject.materialIds} />
      </td>
      <td>
        <Badge tone={tone[state]}>{trainingStateLabel[state]}</Badge>
        <div className="small soft">{subject.summary}</div>
      </td>
      <td>
        {state !== 'held' ? (
          '—'
        ) : (
          <details>
            <summary>{attendees.length} 人</summary>
            {byDepartment.map(([id, all]) => (
              <div key={id} className="small">
                {departmentName(id)}：{all.map(({ name }) => name).join('、')}
              </div>
            ))}
          </details>
        )}
      </td>
      {organises && (
        <td>
          {state === 'announced' && subject.departmentId === departmentId && (
            <div className="line line--wrap">
              {subject.heldOn <= today && (
                <Button
                  size="small"
                  aria-label={`登记签到：${subject.title}`}
                  onClick={() => onOpen({ kind: 'hold', subject })}
                >
                  登记签到
                </Button>
              )}
              <Button
                size="small"
                aria-label={`取消：${subject.title}`}
                onClick={() => onOpen({ kind: 'cancel', subject })}
              >
                取消
              </Button>
            </div>
          )}
        </td>
      )}
    </tr>
  );
}

function Material({ ids }: { readonly ids: readonly string[] }) {
  const editions = useRowsByAny('guide', 'guideId', ids);
  if (ids.length === 0) return '—';
  return ids.map((guideId) => (
    <div key={guideId}>
      <a href={hrefOf('guide', { guideId })}>
        {latestEdition((editions ?? []).filter((each) => each.guideId === guideId))?.title ?? '材料'}
      </a>
    </div>
  ));
}
