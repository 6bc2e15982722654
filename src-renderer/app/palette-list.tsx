import { useEffect, useRef } from 'react';
import { SnippetLine } from '../office/snippet-line.tsx';
import { useHit } from '../office/use-hit.ts';
import { Highlighted } from '../ui/highlighted.tsx';
import type { Command } from './palette-commands.ts';

type PaletteListProps = {
  readonly commands: readonly Command[];
  readonly chosen: number;
  readonly onRun: (command: Command) => void;
};

/** What 查找 found; the chosen one is kept in sight. */
export function PaletteList({ commands, chosen, onRun }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id="palette-list" role="listbox" aria-label="查找结果" className="palette__list">
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the box above, which keeps the focus.
        <div
          key={command.href}
          id={`palette-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onClick={() => onRun(command)}
        >
          <span className="badge">{command.kind}</span>
          {command.kind === '页面' ? <span className="cut">{command.title}</span> : <Hit {...command} />}
        </div>
      ))}
    </div>
  );
}

/** An entry's name, and why it was found or else who provides it. */
function Hit({ entry, asked }: Extract<Command, { kind: '目录' }>) {
  const { providerName, nameRanges, snippet } = useHit(entry, asked);
  return (
    <>
      <span className="palette__name cut">
        <Highlighted text={entry.name} ranges={nameRanges} />
      </span>
      <span className="cut small soft">
        {snippet === null ? providerName : <SnippetLine snippet={snippet} />}
      </span>
    </>
  );
}
