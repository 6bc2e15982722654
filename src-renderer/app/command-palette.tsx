import { Input, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useCatalogSearch } from '../office/use-catalog-search.ts';
import { useComposedText } from '../ui/use-composed-text.ts';
import { useFirstFocus } from '../ui/use-first-focus.ts';
import { useOfficer } from './officer-context.ts';
import { type Command, commandsFor, isReady } from './palette-commands.ts';
import { PaletteList } from './palette-list.tsx';
import { placesFor } from './places.ts';
import { goTo } from './use-route.ts';

/** Ctrl+K: goes to a screen or to an entry of the catalogue by a few characters. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal open title="查找" footer={null} onCancel={onClose} width={560}>
      <Palette onClose={onClose} />
    </Modal>
  );
}

function Palette({ onClose }: { readonly onClose: () => void }) {
  const { roles } = useOfficer();
  const field = useFirstFocus();
  const [text, setText] = useState('');
  const view = useMemo(() => ({ text, facets: {} }), [text]);
  const { found } = useCatalogSearch(view);
  const [chosen, setChosen] = useState(0);
  const commands = useMemo(() => commandsFor(text, placesFor(roles), found), [text, roles, found]);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    goTo(command.href);
  };
  const enter = useEnter(commands[chosen], isReady(commands[chosen], view, found), run);
  const composed = useComposedText(text, (written) => {
    setText(written);
    setChosen(0);
    enter.forget();
  });
  const press = (event: KeyboardEvent) => {
    // These keys are the input method's until it has made its words.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((now) => Math.min(commands.length - 1, Math.max(0, now + step)));
    } else if (event.key === 'Enter') enter.press();
  };
  return (
    <>
      <Input
        ref={field}
        role="combobox"
        aria-label="查找页面或目录"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={commands[chosen] === undefined ? undefined : `palette-${chosen}`}
        placeholder="输入页面名、资源名称、代码或信息项"
        {...composed}
        onKeyDown={press}
      />
      <PaletteList commands={commands} chosen={chosen} onRun={run} />
    </>
  );
}

/** Enter opens what is chosen; where the answer to what is typed is still on its way, when it has come. */
function useEnter(command: Command | undefined, ready: boolean, run: (command: Command | undefined) => void) {
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (!pressed || !ready) return;
    setPressed(false);
    run(command);
  }, [pressed, ready, run, command]);
  return { press: () => setPressed(true), forget: () => setPressed(false) };
}
