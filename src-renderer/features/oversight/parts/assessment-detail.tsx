import { Button } from 'antd';
import { useState } from 'react';
import { type Assessment, assessmentStateLabel, scoreLabel } from '#shared/domain/assessment/assessment.ts';
import { shareLabel } from '#shared/domain/assessment/figure.ts';
import type { Indicator } from '#shared/domain/assessment/indicator.ts';
import { longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { usePendingIds } from '../../../data/live.ts';
import { PaperButton } from '../../../office/paper/paper-dialog.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Badge, Facts, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { TableHead } from '../../../ui/table-head.tsx';
import { useCounted } from '../use-counted.ts';
import { AnswerDialog, FreezeDialog, ObjectDialog } from './assessment-dialogs.tsx';
import { FundingSection } from './funding-section.tsx';
import { RecordLink } from './record-link.tsx';

type SubjectProps = { readonly subject: Assessment };

/** One department in one period: its figures, the records behind each, the objections and their answers. */
export function AssessmentDetail({ subject }: SubjectProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds().has(subject.id);
  const [shown, setShown] = useState<Indicator | null>(null);
  const { period, mergedIds } = subject;
  return (
    <>
      <ScrollPane label={subject.departmentName}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.departmentName}</h3>
          <Badge tone={subject.state === 'frozen' ? 'grey' : 'blue'}>
            {assessmentStateLabel[subject.state]}
          </Badge>
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        <Section title={subject.name}>
          <Facts
            facts={[
              ['期间', `${longDateLabel(period.from)}至${longDateLabel(period.to)}`],
              ['得分', scoreLabel(subject.score)],
              ['考核部门', `${subject.managementName}，${timeLabel(subject.computedAt)}`],
              ...(mergedIds.length === 0
                ? []
                : ([['并入的部门', mergedIds.map(departmentName).join('、')]] as const)),
            ]}
          />
        </Section>
        <FigureTable subject={subject} onShow={setShown} />
        {shown !== null && <CountedRecords subject={subject} indicator={shown} />}
        <Objections subject={subject} />
        {subject.state === 'frozen' && <FundingSection subject={subject} />}
        <div className="section">
          <PaperButton
            paperId={`${subject.id}.${subject.version}`}
            title="评估报告"
            fileName={`评估报告-${subject.departmentName}-${subject.name}.pdf`}
            layOut={({ paper }) =>
              paper.previewDocument({ document: { kind: 'assessment', assessment: subject } })
            }
          />
        </div>
      </ScrollPane>
      <StepsFoot subject={subject} />
    </>
  );
}

type FigureTableProps = SubjectProps & { readonly onShow: (indicator: Indicator) => void };

function FigureTable({ subject, onShow }: FigureTableProps) {
  return (
    <Section title="指标">
      <table className="grid-table">
        <TableHead titles={['指标', '依据', '权重', '结果', '得分率']} />
        <tbody>
          {subject.indicators.map((indicator) => {
            const figure = subject.figures.find(({ indicatorId }) => indicatorId === indicator.id);
            if (figure === undefined) return null;
            return (
              <tr key={indicator.id}>
                <th scope="row">{indicator.name}</th>
                <td>{indicator.clause}</td>
                <td>{indicator.weight}</td>
                <td>
                  {figure.of === 0 ? (
                    <span className="soft">无此类事项</span>
                  ) : (
                    <button type="button" className="link-button" onClick={() => onShow(indicator)}>
                      {`${figure.hits} / ${figure.of}`}
                    </button>
                  )}
                </td>
                <td>{shareLabel(figure)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small soft">没有此类事项的指标不计分，其权重由其余指标分担。点结果看是哪些记录。</p>
    </Section>
  );
}

function CountedRecords({ subject, indicator }: SubjectProps & { readonly indicator: Indicator }) {
  const counted = useCounted(subject, indicator);
  if (counted === undefined) return null;
  return (
    <Section title={`${indicator.name}：${counted.length} 件`}>
      {counted.length === 0 ? (
        <p className="small soft">期间内没有此类事项。</p>
      ) : (
        <table className="grid-table">
          <TableHead titles={['事项', '到期', '结果']} />
          <tbody>
            {counted.map((each) => (
              <tr key={`${each.recordId} ${each.dueOn}`}>
                <td>
                  <RecordLink table={each.table} recordId={each.recordId} name={each.subject} />
                </td>
                <td>{each.dueOn}</td>
                <td>
                  <Badge tone={each.hit ? 'green' : 'red'}>{wordsOf(indicator, each.hit)}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

const wordsOf = ({ measure }: Indicator, hit: boolean): string => {
  if (measure === 'circulars') return '被通报';
  return hit ? '按期' : '超期';
};

function Objections({ subject }: SubjectProps) {
  if (subject.objections.length === 0) return null;
  const nameOf = (id: string) => subject.indicators.find((each) => each.id === id)?.name ?? id;
  return (
    <Section title="异议和答复">
      <Facts
        facts={subject.objections.map(({ indicatorId, text, officerName, answer }, place) => [
          `${place + 1}. ${nameOf(indicatorId)}`,
          `${text}（${officerName}）${
            answer === null
              ? '　待答复'
              : `　答复：${answer.text}${answer.excluded.length > 0 ? `（剔除 ${answer.excluded.length} 件）` : '（维持）'}`
          }`,
        ])}
      />
    </Section>
  );
}

function StepsFoot({ subject }: SubjectProps) {
  const { departmentId, roles } = useOfficer();
  const [dialog, setDialog] = useState<'object' | 'answer' | 'freeze' | null>(null);
  const close = () => setDialog(null);
  const manages = roles.includes('management-admin') && subject.managementId === departmentId;
  const objects =
    roles.some((held) => held === 'data-officer' || held === 'office-head') &&
    subject.departmentId === departmentId;
  const asked = subject.objections.findIndex(({ answer }) => answer === null);
  if (subject.state === 'frozen' || (!manages && !objects)) return null;
  return (
    <div className="pane__foot">
      {objects && (
        <Button type="primary" onClick={() => setDialog('object')}>
          提出异议
        </Button>
      )}
      {manages && asked >= 0 && (
        <Button type="primary" onClick={() => setDialog('answer')}>
          答复异议
        </Button>
      )}
      {manages && asked < 0 && (
        <Button type="primary" onClick={() => setDialog('freeze')}>
          冻结结果
        </Button>
      )}
      {dialog === 'object' && <ObjectDialog subject={subject} onClose={close} />}
      {dialog === 'answer' && <AnswerDialog subject={subject} place={asked} onClose={close} />}
      {dialog === 'freeze' && <FreezeDialog subject={subject} onClose={close} />}
    </div>
  );
}
