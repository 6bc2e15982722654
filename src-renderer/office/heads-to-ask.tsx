import { headsFor, paperOf } from '#shared/domain/sharing/head-consent.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../app/officer-context.ts';
import { useRow, useRowsBy } from '../data/live.ts';
import { Notice, Section } from '../ui/pieces.tsx';
import { ClauseLine } from './clause-line.tsx';

/** Who of the own department lets the paper go out; what is to be done where nobody may (条例第20条). */
export function HeadsToAsk({ subject }: { readonly subject: SharingCase }) {
  const { id, departmentId } = useOfficer();
  const officers = useRowsBy('officer', 'departmentId', departmentId);
  const department = useRow('department', departmentId);
  const paper = paperOf(subject);
  if (paper?.departmentId !== departmentId || officers === undefined) return null;
  const heads = headsFor(subject, paper, officers);
  // Whoever is asked has the question itself before them.
  if (heads.some((head) => head.id === id)) return null;
  return (
    <Section title="负责人同意">
      {heads.length > 0 ? (
        <p>待{heads.map(({ name }) => name).join('、')}同意。</p>
      ) : (
        <Notice>
          <p>
            本部门现在没有可以同意的负责人：拟制人不能同意自己拟制的申请或答复。请第一责任人
            {department ? `（${department.principal}）` : ''}
            承担共享工作机构负责人职责，由系统管理员办理账号变更后同意。
          </p>
          <ClauseLine clause="七(一)" />
        </Notice>
      )}
      <ClauseLine clause="条例第20条" />
    </Section>
  );
}
