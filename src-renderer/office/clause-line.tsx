import { type Clause, clauseSummary } from '#shared/domain/policy/clauses.ts';

/** A clause by its number, with what it asks in one line. */
export function ClauseLine({ clause }: { readonly clause: string }) {
  const summary = clauseSummary[clause as Clause] as string | undefined;
  return (
    <span className="small soft">
      依据 {clause}
      {summary !== undefined && `：${summary}`}
    </span>
  );
}
