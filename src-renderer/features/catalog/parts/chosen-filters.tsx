import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Facets } from '#shared/domain/search/facets.ts';
import { chosenInWords, chosenValues, toggled, useFacetNames } from '../../../office/facet-words.ts';
import { focusBeside } from './facet-heading.tsx';

/** Values that have room beside one another. */
const mostShown = 3;

type ChosenProps = { readonly chosen: Facets; readonly onChange: (facets: Facets) => void };

/** Over the list, in one line: what narrows it, each to be taken away. */
export function ChosenFilters({ chosen, onChange }: ChosenProps) {
  const names = useFacetNames();
  const values = chosenValues(chosen, names);
  if (values.length === 0) return null;
  const hidden = values.length - mostShown;
  return (
    <section className="pane__count small line chosen-filters" aria-label="已选筛选" data-removable>
      <span className="soft line--whole">已选筛选</span>
      {values.slice(0, mostShown).map(({ facet, value, word }) => (
        <Button
          key={`${facet} ${value}`}
          size="small"
          className="cut"
          aria-label={`去掉筛选 ${word}`}
          title={word}
          icon={<CloseOutlined />}
          iconPlacement="end"
          data-removes
          onClick={(event) => {
            focusBeside(event.currentTarget);
            onChange(toggled(chosen, facet, value));
          }}
        >
          {word}
        </Button>
      ))}
      {hidden > 0 && (
        <span className="soft line--whole" title={chosenInWords(chosen, names)}>
          另 {hidden} 项
        </span>
      )}
    </section>
  );
}
