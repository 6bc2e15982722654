import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { scrollToShow, type Viewport, visibleRows } from './visible-rows.ts';

type RowListProps<T extends { readonly id: string }> = {
  readonly label: string;
  /** Of a list too long to hold, undefined stands where a row is not loaded yet. */
  readonly rows: readonly (T | undefined)[];
  readonly selectedId: string | null;
  readonly rowHeight: number;
  readonly onSelect: (id: string) => void;
  /** Where given, the list takes the focus when it appears and whenever the number changes. */
  readonly focusTurn?: number;
  /** Told which rows are in sight, first and one past the last. */
  readonly onInSight?: (first: number, last: number) => void;
  /** Enter on the chosen row. */
  readonly onOpen?: () => void;
  readonly children: (row: T) => ReactNode;
};

const steps: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

/** A list box that draws only the rows in sight; J and K, arrows, Home and End walk it, Enter opens. */
export function RowList<T extends { readonly id: string }>(props: RowListProps<T>) {
  const { rows, selectedId, rowHeight, onSelect } = props;
  const box = useRef<HTMLDivElement>(null);
  const base = useId();
  const [view, setView] = useState<Viewport>({ top: 0, height: 600 });
  const chosen = rows.findIndex((row) => row?.id === selectedId);
  useViewport(box, setView);
  useFocusTurn(box, props.focusTurn);
  useShown(box, chosen, rowHeight);

  const walk = (event: KeyboardEvent) => {
    const target = targetOf(event.key, chosen, rows.length);
    if (event.key === 'Enter') props.onOpen?.();
    const row = target === null ? undefined : rows[target];
    if (row === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onSelect(row.id);
  };
  const [first, last] = visibleRows(view, rowHeight, rows.length);
  const { onInSight } = props;
  useEffect(() => onInSight?.(first, last), [onInSight, first, last]);
  return (
    <div
      ref={box}
      className="rows"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={chosen >= first && chosen < last ? `${base}-${chosen}` : undefined}
      onKeyDown={walk}
    >
      <div className="rows__space" role="presentation" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, last).map((row, index) => (
          <Option
            key={row?.id ?? first + index}
            id={`${base}-${first + index}`}
            chosen={row !== undefined && row.id === selectedId}
            place={{ index: first + index, count: rows.length, height: rowHeight }}
            onChoose={() => row !== undefined && onSelect(row.id)}
          >
            {row !== undefined && props.children(row)}
          </Option>
        ))}
      </div>
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly chosen: boolean;
  readonly place: { readonly index: number; readonly count: number; readonly height: number };
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

function Option({ id, chosen, place, onChoose, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the list box, which has the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-setsize={place.count}
      aria-posinset={place.index + 1}
      className="rows__row"
      style={{ top: place.index * place.height, height: place.height }}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

function targetOf(key: string, chosen: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  return Math.min(count - 1, Math.max(0, chosen + step));
}

function useFocusTurn(box: React.RefObject<HTMLElement | null>, turn: number | undefined) {
  useEffect(() => {
    if (turn !== undefined) box.current?.focus();
  }, [box, turn]);
}

/** Keeps the chosen row in sight. */
function useShown(box: React.RefObject<HTMLElement | null>, chosen: number, rowHeight: number) {
  useLayoutEffect(() => {
    if (box.current === null || chosen < 0) return;
    const { scrollTop: top, clientHeight: height } = box.current;
    box.current.scrollTop = scrollToShow({ top, height }, rowHeight, chosen);
  }, [box, chosen, rowHeight]);
}

function useViewport(box: React.RefObject<HTMLDivElement | null>, setView: (view: Viewport) => void) {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, setView]);
}
