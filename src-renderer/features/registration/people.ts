/** The people and offices of a filing, as labelled facts. */
import type { Department } from '#shared/domain/organisation/organisation.ts';
import type { RegistrationContent } from '#shared/domain/registration/registration.ts';
import type { Fact } from '../../ui/pieces.tsx';

type People = Pick<
  Department,
  'principal' | 'responsibleOffice' | 'responsibleOfficer' | 'securityOfficer' | 'securityBody'
>;

export const peopleOf = (people: People): readonly Fact[] => [
  ['第一责任人', people.principal],
  ['责任部门', people.responsibleOffice],
  ['责任人', people.responsibleOfficer],
  ['安全负责人', people.securityOfficer || '—'],
  ['安全管理机构', people.securityBody || '—'],
];

/** 定目标、定责任、定实施机构 (七(一), R092); the responsible people stand above. */
export const goalsOf = ({
  implementingBody,
  goals,
}: Pick<RegistrationContent, 'implementingBody' | 'goals'>): readonly Fact[] => [
  ['实施机构', implementingBody || '未报'],
  ['共享目标', goals || '未报'],
];
