import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { focusBeside } from './facet-heading.tsx';

/** Rows of a list shown unasked: below the lists stand the facets. */
const shownUnasked = 5;

type ShelfSectionProps<Row> = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly children: (row: Row) => ReactNode;
  /** Said of the rows that are not in sight. */
  readonly aside?: (hidden: readonly Row[]) => ReactNode;
};

/** One list of the shelf: its first rows, and the others for the asking. */
export function ShelfSection<Row>({ title, rows, children, aside }: ShelfSectionProps<Row>) {
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  const hidden = isWhole ? [] : rows.slice(shownUnasked);
  return (
    <section className="facet" aria-label={title} data-removable>
      <h3>{title}</h3>
      {rows.slice(0, rows.length - hidden.length).map(children)}
      {rows.length > shownUnasked && (
        <div className="line line--apart">
          <button
            type="button"
            className="link-button small"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? `只看前 ${shownUnasked} 个` : `全部 ${rows.length} 个`}
          </button>
          {aside?.(hidden)}
        </div>
      )}
    </section>
  );
}

type ShelfSearchProps = {
  readonly title: string;
  readonly onOpen: () => void;
  /** What the button that takes it away is called. */
  readonly removal: string;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
};

/** A question that can be asked again or taken away. */
export function ShelfSearch({ title, onOpen, removal, onRemove, children }: ShelfSearchProps) {
  return (
    <div className="line line--apart">
      <Button type="link" size="small" className="cut" title={title} onClick={onOpen}>
        {title}
      </Button>
      <span className="line line--whole">
        {children}
        <Button
          type="text"
          size="small"
          aria-label={removal}
          title={removal}
          icon={<DeleteOutlined />}
          data-removes
          onClick={(event) => {
            focusBeside(event.currentTarget);
            onRemove();
          }}
        />
      </span>
    </div>
  );
}
