import { Input, Modal } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { useCatalogSearch } from '../office/use-catalog-search.ts';
import type { RowSource } from '../ui/row-source.ts';
import { useOfficer } from './officer-context.ts';
import { type Place, placesFor } from './places.ts';
import { hrefOf } from './routes.ts';
import { goTo } from './use-route.ts';

type Command = { readonly id: string; readonly kind: string; readonly title: string; readonly href: string };

const shown = 12;

const commandsFor = (
  text: string,
  places: readonly Place[],
  found: RowSource<CatalogEntry> | undefined,
): Command[] => {
  const screens = places
    .filter((place) => place.title.includes(text.trim()))
    .map((place) => ({ id: place.href, kind: '页面', title: place.title, href: place.href }));
  if (text.trim() === '') return screens;
  const entries = Array.from({ length: Math.max(0, shown - screens.length) }, (_, place) =>
    found?.at(place),
  ).filter((entry) => entry !== undefined);
  return [
    ...screens,
    ...entries.map((entry) => ({
      id: entry.id,
      kind: '目录',
      title: entry.name,
      href: hrefOf('entry', { entryId: entry.id }),
    })),
  ];
};

/** Ctrl+K: goes to a screen or to an entry of the catalogue by a few characters. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { roles } = useOfficer();
  const [text, setText] = useState('');
  const view = useMemo(() => ({ text, facets: {} }), [text]);
  const { found } = useCatalogSearch(view);
  const [chosen, setChosen] = useState(0);
  const commands = useMemo(() => commandsFor(text, placesFor(roles), found?.entries), [text, roles, found]);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    goTo(command.href);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((now) => Math.min(commands.length - 1, Math.max(0, now + step)));
    } else if (event.key === 'Enter') run(commands[chosen]);
  };
  return (
    <Modal open title="查找" footer={null} onCancel={onClose} width={560}>
      <Input
        autoFocus
        role="combobox"
        aria-label="查找页面或目录"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={commands[chosen] === undefined ? undefined : `palette-${chosen}`}
        placeholder="输入页面名、资源名称、代码或信息项"
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <PaletteList commands={commands} chosen={chosen} onRun={run} />
    </Modal>
  );
}

type PaletteListProps = {
  readonly commands: readonly Command[];
  readonly chosen: number;
  readonly onRun: (command: Command) => void;
};

function PaletteList({ commands, chosen, onRun }: PaletteListProps) {
  return (
    <div id="palette-list" role="listbox" aria-label="查找结果" className="palette__list">
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the box above, which keeps the focus.
        <div
          key={command.id}
          id={`palette-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onClick={() => onRun(command)}
        >
          <span className="badge">{command.kind}</span>
          <span className="cut">{command.title}</span>
        </div>
      ))}
    </div>
  );
}
