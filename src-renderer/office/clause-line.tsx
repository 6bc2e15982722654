import { type Clause, clauseSummary } from '#shared/domain/policy/clauses.ts';
import { hrefOf } from '../app/routes.ts';
import { useHasDeskDatabase } from '../data/desk-data-context.tsx';
import { useInterpretations } from './standards.ts';

/** A clause by its number, with what it asks in one line. */
export function ClauseLine({ clause }: { readonly clause: string }) {
  // Refusals are shown before an officer's rows are there as well.
  const hasRows = useHasDeskDatabase();
  const summary = clauseSummary[clause as Clause] as string | undefined;
  return (
    <span className="small soft">
      依据 {clause}
      {summary !== undefined && `：${summary}`}
      {hasRows && <Interpretations clause={clause} />}
    </span>
  );
}

/** What the city's management said of the clause (八(二), R109). */
function Interpretations({ clause }: { readonly clause: string }) {
  return useInterpretations(clause).map(({ guideId, title }) => (
    <span key={guideId}>
      {'　'}
      <a href={hrefOf('guide', { guideId })}>官方解释：{title}</a>
    </span>
  ));
}
