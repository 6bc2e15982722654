import { Input, Radio } from 'antd';
import { likenessLabel, resolutionLabel } from '#shared/domain/collection-check/labels.ts';
import type { Supply } from '#shared/domain/collection-check/match.ts';
import { type RefusalCode, refusals } from '#shared/domain/refusals.ts';
import { hrefOf } from '../../../app/routes.ts';
import { BasisFields } from '../../../office/basis-fields.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { Field, FieldGroup } from '../../../ui/field.tsx';
import { Badge } from '../../../ui/pieces.tsx';
import type { ResolutionDraft } from '../collection-draft.ts';

type ItemDecisionProps = {
  readonly name: string;
  readonly supplies: readonly Supply[];
  readonly draft: ResolutionDraft;
  readonly fault: RefusalCode | null;
  readonly onChange: (next: ResolutionDraft) => void;
};

const lawRanks = ['law', 'administrative-regulation', 'local-regulation'] as const;

/** One proposed item, the entries that supply it, and what is decided. */
export function ItemDecision({ name, supplies, draft, fault, onChange }: ItemDecisionProps) {
  const namesake = supplies.some(({ likeness }) => likeness === 'same');
  const kinds = namesake ? (['share', 'exception'] as const) : (['share', 'different', 'exception'] as const);
  return (
    <section className="section" aria-label={name}>
      <div className="line line--wrap">
        <span className="strong">{name}</span>
        <Badge tone="amber">{namesake ? '目录已有' : '目录可能已有'}</Badge>
        <Radio.Group
          aria-label={`${name}的处理`}
          value={draft.kind}
          options={kinds.map((kind) => ({ value: kind, label: resolutionLabel[kind] }))}
          onChange={(event) => {
            const kind = event.target.value as ResolutionDraft['kind'];
            onChange({ ...draft, kind, entryId: draft.entryId ?? supplies[0]?.entryId ?? null });
          }}
        />
      </div>
      <Supplies name={name} supplies={supplies} draft={draft} onChange={onChange} />
      {draft.kind === 'different' && (
        <Field label={`${name}：为什么不是同一数据`}>
          {(bind) => (
            <Input
              {...bind}
              maxLength={400}
              value={draft.reason}
              onChange={(event) => onChange({ ...draft, reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.kind === 'exception' && (
        <BasisFields
          prefix={`${name}：`}
          value={draft}
          ranks={lawRanks}
          help="法律、法规允许另行采集的条款"
          onChange={(basis) => onChange({ ...draft, ...basis })}
        />
      )}
      {fault !== null && (
        <p className="field__error" role="alert">
          {refusals[fault].message}
          {refusals[fault].next}
        </p>
      )}
    </section>
  );
}

function Supplies({ name, supplies, draft, onChange }: Omit<ItemDecisionProps, 'fault'>) {
  const departmentName = useDepartmentName();
  const sharing = draft.kind === 'share';
  const line = ({ entryId, entryName, itemName, providerId, likeness }: Supply) => (
    <>
      <a href={hrefOf('entry', { entryId })}>{entryName}</a>　{itemName}{' '}
      <Badge tone={likeness === 'same' ? 'green' : 'grey'}>{likenessLabel[likeness]}</Badge>{' '}
      <span className="small soft">{departmentName(providerId)}</span>
    </>
  );
  if (!sharing) {
    return (
      <ul className="stack--tight small supplies">
        {supplies.slice(0, 3).map((each) => (
          <li key={`${each.entryId} ${each.itemId}`}>{line(each)}</li>
        ))}
      </ul>
    );
  }
  return (
    <FieldGroup legend={`${name}：从哪个条目取得`}>
      <Radio.Group
        className="supplies"
        aria-label={`${name}的来源`}
        value={draft.entryId}
        onChange={(event) => onChange({ ...draft, entryId: event.target.value as string })}
      >
        {[...new Map(supplies.map((each) => [each.entryId, each])).values()].map((each) => (
          <div key={each.entryId}>
            <Radio value={each.entryId} aria-label={each.entryName}>
              {line(each)}
            </Radio>
          </div>
        ))}
      </Radio.Group>
    </FieldGroup>
  );
}
