import { purposeKindLabel } from '#shared/domain/sharing/purpose-kind.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useRow } from '../data/live.ts';
import { Notice, Section } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';

type Line = readonly [what: string, before: string, after: string];

/** 变更内容 of a case that asks to change a live right: what stands, beside what is asked for (条例第25条). */
export function WantedChange({ subject }: { readonly subject: SharingCase }) {
  const entry = useRow('catalogEntry', subject.entryId);
  const { change, application } = subject;
  if (change === null) return null;
  const { before } = change;
  const namesOf = (ids: readonly string[]) =>
    (entry?.items ?? subject.items)
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join('、');
  const lines: readonly Line[] = [
    ['信息项', namesOf(before.itemIds), namesOf(application.itemIds)],
    ['用途类别', purposeKindLabel[before.purposeKind], purposeKindLabel[application.purposeKind]],
    ['使用用途', before.purpose, application.purpose],
    ['应用场景', before.scenario, application.scenario],
    ['每日次数', `${before.callsPerDay} 次`, `${change.callsPerDay} 次`],
  ];
  return (
    <Section title="变更内容">
      <Notice>
        <div className="scroll-x">
          <table className="grid-table">
            <thead>
              <tr>
                <th scope="col">内容</th>
                <th scope="col">现有授权</th>
                <th scope="col">申请变更为</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(([what, was, wanted]) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td className="text">{was}</td>
                  <td className={was === wanted ? 'text soft' : 'text strong'}>
                    {was === wanted ? '不变' : wanted}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="text">变更理由：{change.reason}</p>
        <p className="small soft">须经提供部门同意；办结前原授权照旧，使用期限不变。</p>
        <ClauseLine clause="条例第25条" />
      </Notice>
    </Section>
  );
}
