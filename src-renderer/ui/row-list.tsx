import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type RowSource, sourceOf } from './row-source.ts';
import { useScaledScroll } from './use-scaled-scroll.ts';
import { type Standing, scrollAfter, visibleRows } from './visible-rows.ts';

type RowListProps<T extends { readonly id: string }> = {
  readonly label: string;
  /** Where something else leads into the list. */
  readonly id?: string;
  /** A source where the list may be too long to hold. */
  readonly rows: readonly T[] | RowSource<T>;
  readonly selectedId: string | null;
  readonly rowHeight: number;
  readonly onSelect: (id: string) => void;
  /** What the rows answer, compared by identity: another question's rows are seen from the first. */
  readonly asked?: unknown;
  /** Where the list stands when it appears, in CSS pixels; without it the chosen row is gone to. */
  readonly begin?: number | undefined;
  /** Told where the list stands, in CSS pixels. */
  readonly onScroll?: (top: number) => void;
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

const isSource = <T,>(rows: readonly T[] | RowSource<T>): rows is RowSource<T> => 'placeOf' in rows;

/**
 * A list box that draws only the rows in sight, of a million as of ten; J and K, arrows, Home and End walk it, Enter
 * opens. A row that is not loaded yet is gone to and chosen when it has come.
 */
export function RowList<T extends { readonly id: string }>(props: RowListProps<T>) {
  const { selectedId, rowHeight, onSelect } = props;
  const rows = isSource(props.rows) ? props.rows : sourceOf(props.rows);
  const box = useRef<HTMLDivElement>(null);
  const base = useId();
  const scroll = useScaledScroll(box, rows.count * rowHeight);
  const { moveTo } = scroll;
  const chosen = rows.placeOf(selectedId);
  const [awaited, setAwaited] = useAwaited(rows, onSelect);
  const shown = awaited ?? chosen;
  useFocusTurn(box, props.focusTurn);
  const { asked } = props;
  const before = useRef<Standing>({ asked, count: 0, chosen: null, place: -1 });
  const begin = useRef(props.begin);
  const { count } = rows;
  useLayoutEffect(() => {
    const was = before.current;
    const now = { asked, count, chosen: awaited ?? selectedId, place: shown };
    before.current = now;
    if (begin.current === undefined) return moveTo((view) => scrollAfter(was, now, view, rowHeight));
    const top = begin.current;
    begin.current = undefined;
    moveTo(() => top);
  }, [moveTo, asked, count, awaited, selectedId, shown, rowHeight]);

  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onOpen?.();
    const target = targetOf(event.key, shown, rows.count);
    if (target === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const row = rows.at(target);
    setAwaited(row === undefined ? target : null);
    if (row !== undefined) onSelect(row.id);
  };
  const [first, last] = visibleRows(scroll.view, rowHeight, rows.count);
  const { onInSight, onScroll } = props;
  const { top } = scroll.view;
  useEffect(() => onScroll?.(top), [onScroll, top]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may stand in the same places and have to be asked for.
  useEffect(() => onInSight?.(first, last), [onInSight, first, last, props.rows]);
  return (
    <div
      ref={box}
      id={props.id}
      className="rows"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={shown >= first && shown < last ? `${base}-${shown}` : undefined}
      onKeyDown={walk}
    >
      <div className="rows__space" role="presentation" style={{ height: scroll.pageHeight }}>
        {Array.from({ length: last - first }, (_, index) => first + index).map((place) => {
          const row = rows.at(place);
          return (
            <Option
              key={row?.id ?? place}
              id={`${base}-${place}`}
              chosen={row !== undefined && row.id === selectedId}
              place={{ index: place, count: rows.count }}
              style={{ top: place * rowHeight - scroll.shift, height: rowHeight }}
              onChoose={() => row !== undefined && onSelect(row.id)}
            >
              {row !== undefined && props.children(row)}
            </Option>
          );
        })}
      </div>
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly chosen: boolean;
  readonly place: { readonly index: number; readonly count: number };
  readonly style: { readonly top: number; readonly height: number };
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

function Option({ id, chosen, place, style, onChoose, children }: OptionProps) {
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
      style={style}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

function targetOf(key: string, chosen: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  return Math.min(count - 1, Math.max(0, chosen + step));
}

/** A place gone to before its row has come: the row is chosen when it is there. */
function useAwaited<T extends { readonly id: string }>(rows: RowSource<T>, onSelect: (id: string) => void) {
  const [awaited, setAwaited] = useState<number | null>(null);
  const arrived = awaited === null ? undefined : rows.at(awaited);
  const isGone = awaited !== null && awaited >= rows.count;
  useEffect(() => {
    if (arrived === undefined && !isGone) return;
    setAwaited(null);
    if (arrived !== undefined) onSelect(arrived.id);
  }, [arrived, isGone, onSelect]);
  return [awaited, setAwaited] as const;
}

function useFocusTurn(box: React.RefObject<HTMLElement | null>, turn: number | undefined) {
  useEffect(() => {
    if (turn !== undefined) box.current?.focus();
  }, [box, turn]);
}
