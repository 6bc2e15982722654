import type { Evidence } from '#shared/domain/violation/violation.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { isOpenTo } from '../../../app/places.ts';
import { hrefOf, type RouteName } from '../../../app/routes.ts';

type Way = { readonly route: RouteName; readonly href: string; readonly label: string };

const wayTo = ({ table, recordId }: Evidence): Way => {
  switch (table) {
    case 'sharingCase':
      return {
        route: 'coordinationCase',
        href: hrefOf('coordinationCase', { caseId: recordId }),
        label: '共享事项',
      };
    case 'changeTrigger':
      return { route: 'changes', href: hrefOf('changes'), label: '变化事项' };
    case 'difficulty':
      return { route: 'difficulties', href: hrefOf('difficulties'), label: '困难说明' };
    case 'collectionCheck':
      return { route: 'collectionChecks', href: hrefOf('collectionChecks'), label: '拟采集核查' };
    case 'grant':
      return {
        route: 'supervisedGrant',
        href: hrefOf('supervisedGrant', { grantId: recordId }),
        label: '授权和调用',
      };
    case 'circular':
      return { route: 'circular', href: hrefOf('circular', { circularId: recordId }), label: '通报' };
  }
};

/** To the record the finding was made in; its name alone where this officer has no screen for it. */
export function EvidenceLink({ evidence }: { readonly evidence: Evidence }) {
  const { roles } = useOfficer();
  const { route, href, label } = wayTo(evidence);
  return isOpenTo(route, roles) ? <a href={href}>{label}</a> : label;
}
