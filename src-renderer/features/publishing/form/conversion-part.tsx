import { Checkbox } from 'antd';
import type { Conversion } from '#shared/domain/catalog/publication.ts';
import { conversionLabel } from '../../../office/draft-labels.ts';
import { Section } from '../../../ui/pieces.tsx';
import { AreaField, ChoiceField, LineField } from './controls.tsx';
import type { PartProps } from './part.ts';

const unwritten: Conversion = { plan: '', status: 'planned', targetDate: '' };

/** 非电子资源的电子化改造 (R029): plan, progress and target date. */
export function ConversionPart({ content: { conversion }, onPatch }: PartProps) {
  const change = (patch: Partial<Conversion>) =>
    onPatch({ conversion: { ...(conversion ?? unwritten), ...patch } });
  return (
    <Section title="电子化改造 · 三(三)">
      <Checkbox
        checked={conversion !== null}
        onChange={(event) => onPatch({ conversion: event.target.checked ? unwritten : null })}
      >
        该资源尚不是电子形式
      </Checkbox>
      {conversion !== null && (
        <div className="form-pair">
          <AreaField
            label="改造计划"
            maximum={1000}
            value={conversion.plan}
            onChange={(plan) => change({ plan })}
          />
          <ChoiceField
            label="进度"
            labels={conversionLabel}
            value={conversion.status}
            onChange={(status) => change({ status })}
          />
          {/* Typed, not picked: the browser's own date field follows the language of the system, not ours. */}
          <LineField
            label="目标日期"
            help="年-月-日，如 2027-06-30"
            maximum={10}
            value={conversion.targetDate}
            onChange={(targetDate) => change({ targetDate })}
          />
        </div>
      )}
    </Section>
  );
}
