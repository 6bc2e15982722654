import type { EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { type GateLine, gateOf } from '#shared/domain/cataloguing/gate.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { gateLabel } from '../../../office/draft-labels.ts';
import { useLibrary } from '../../../office/use-library.ts';
import { Badge, Section } from '../../../ui/pieces.tsx';
import { useRivals } from '../use-rivals.ts';

/** 发布检查: every part the gate asks for, met or not, with the clause it rests on. */
export function GateList({ draft }: { readonly draft: EntryDraft }) {
  const rivals = useRivals(draft.content, draft.providerId);
  const library = useLibrary(draft.content.library);
  if (library === undefined) return null;
  const lines = gateOf({ ...draft, rivals, library });
  const unmet = lines.filter((line) => !line.met).length;
  return (
    <Section title={unmet === 0 ? '发布检查：全部符合' : `发布检查：还差 ${unmet} 项`}>
      <ul className="gate-list" aria-label="发布检查">
        {lines.map((line) => (
          <Line key={line.code} line={line} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ line: { code, met } }: { readonly line: GateLine }) {
  const { clause, next } = refusals[code];
  return (
    <li>
      <Badge tone={met ? 'green' : 'red'}>{met ? '符合' : '缺'}</Badge>
      <span>{gateLabel[code]}</span>
      <span className="small soft">{clause}</span>
      {!met && <span className="small grow">{next}</span>}
    </li>
  );
}
