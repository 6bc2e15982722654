import type { BoardTable } from '#shared/domain/board/limit.ts';
import type { SuspectTable } from '#shared/domain/violation/violation.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { isOpenTo } from '../../../app/places.ts';
import { hrefOf, type RouteName } from '../../../app/routes.ts';
import { useSeek } from '../../../office/sought.tsx';

type Way = { readonly route: RouteName; readonly href: string; readonly label: string };

type RecordProps = { readonly table: SuspectTable | BoardTable; readonly recordId: string };

/** The management's way to a case, and its provider's. */
const waysToCase = (caseId: string): readonly [Way, ...Way[]] => [
  { route: 'coordinationCase', href: hrefOf('coordinationCase', { caseId }), label: '共享事项' },
  { route: 'reviewCase', href: hrefOf('reviewCase', { caseId }), label: '共享事项' },
];

const waysTo = (props: RecordProps): readonly [Way, ...Way[]] =>
  props.table === 'sharingCase' ? waysToCase(props.recordId) : [wayTo(props.table, props.recordId)];

const wayTo = (table: Exclude<RecordProps['table'], 'sharingCase'>, recordId: string): Way => {
  switch (table) {
    case 'changeTrigger':
      return { route: 'changes', href: hrefOf('changes'), label: '变化事项' };
    case 'entryDraft':
      return {
        route: 'publishingEntry',
        href: hrefOf('publishingEntry', { entryId: recordId }),
        label: '编目件',
      };
    case 'correctionLimit':
      // Between its two parties (R067): those who oversee see its limit alone.
      return {
        route: 'correction',
        href: hrefOf('correction', { correctionId: recordId }),
        label: '疑义更正',
      };
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

/** Brings the record into sight where its screen lists all; null where the screen shows one. */
function useSeekOf(table: RecordProps['table']): ((id: string) => void) | null {
  const [change, difficulty] = [useSeek('changes'), useSeek('difficulties')];
  if (table === 'changeTrigger') return change;
  return table === 'difficulty' ? difficulty : null;
}

/** To the record a finding or a limit is about; its kind alone where this officer has no screen for it. */
export function RecordLink(props: RecordProps & { readonly name?: string }) {
  const { roles } = useOfficer();
  const seek = useSeekOf(props.table);
  const ways = waysTo(props);
  const open = ways.find(({ route }) => isOpenTo(route, roles));
  const words = props.name ?? ways[0].label;
  if (open === undefined) return words;
  return (
    <a href={open.href} onClick={() => seek?.(props.recordId)}>
      {words}
    </a>
  );
}
