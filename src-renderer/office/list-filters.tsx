import { Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useDeskMemory } from '../app/desk-memory.ts';
import { clearable } from '../ui/clearable.tsx';
import { Blank } from '../ui/pieces.tsx';
import { type ListRule, type ListView, narrowed, wholeList } from './list-view.ts';

/** A list as the officer narrowed it on this screen; the choice stays while they go to others. */
export function useListView<T>(screen: string, rows: readonly T[] | undefined, rule: ListRule<T>) {
  const [view, setView] = useDeskMemory<ListView>(screen, wholeList);
  const shown = useMemo(() => rows && narrowed(rows, rule, view), [rows, rule, view]);
  return { view, setView, shown } as const;
}

type ListFiltersProps<T> = {
  readonly rule: Pick<ListRule<T>, 'choices'>;
  /** What is listed, such as 申请. */
  readonly of: string;
  /** Which texts the words are looked for in. */
  readonly placeholder: string;
  readonly view: ListView;
  readonly setView: (view: ListView) => void;
};

/** The choices over a long list, and the words to look for. */
export function ListFilters<T>({ rule, of, placeholder, view, setView }: ListFiltersProps<T>) {
  const choose = (name: string, value: string | undefined) => {
    const { [name]: _, ...others } = view.values;
    setView({ ...view, values: value === undefined ? others : { ...others, [name]: value } });
  };
  return (
    <>
      {rule.choices.map(({ name, options }) => (
        <Select<string>
          key={name}
          aria-label={`按${name}筛选`}
          className="state-filter"
          popupMatchSelectWidth={false}
          allowClear
          placeholder={`全部${name}`}
          value={view.values[name] ?? null}
          options={[...options]}
          onChange={(value: string | undefined) => choose(name, value)}
        />
      ))}
      <Input
        aria-label={`搜索${of}`}
        className="list-search"
        allowClear={clearable}
        placeholder={placeholder}
        value={view.words}
        onChange={(event) => setView({ ...view, words: event.target.value })}
      />
    </>
  );
}

/** How many rows are shown of how many there are. */
export function ListCount(props: { readonly shown: number; readonly total: number; readonly unit?: string }) {
  const { shown, total, unit = '条' } = props;
  return (
    <span role="status" className="small soft nowrap">
      {shown === total ? `共 ${total} ${unit}` : `${shown} ${unit} / 共 ${total} ${unit}`}
    </span>
  );
}

/** As many rows of a table as can be looked over; a list that scrolls by itself draws what is in sight. */
const listedAtOnce = 200;

type NarrowedTableProps<T> = Pick<ListFiltersProps<T>, 'of' | 'placeholder'> & {
  /** The screen that remembers the choice. */
  readonly screen: string;
  readonly rows: readonly T[];
  readonly rule: ListRule<T>;
  readonly unit?: string;
  readonly children: (shown: readonly T[]) => ReactNode;
};

/** A long table under its choices, with how many rows it shows and how many it leaves out. */
export function NarrowedTable<T>(props: NarrowedTableProps<T>) {
  const { screen, rows, rule, of, placeholder, unit = '条' } = props;
  const { view, setView, shown = [] } = useListView(screen, rows, rule);
  const left = shown.length - listedAtOnce;
  return (
    <div className="stack">
      <div className="line line--wrap">
        <ListFilters rule={rule} of={of} placeholder={placeholder} view={view} setView={setView} />
        <ListCount shown={shown.length} total={rows.length} unit={unit} />
      </div>
      {shown.length === 0 ? (
        <Blank title={`没有符合筛选的${of}`} />
      ) : (
        props.children(shown.slice(0, listedAtOnce))
      )}
      {left > 0 && (
        <p className="small soft">
          另有 {left} {unit}没有列出，用上面的筛选缩小范围。
        </p>
      )}
    </div>
  );
}
