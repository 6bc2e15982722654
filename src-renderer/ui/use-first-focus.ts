import type { InputRef } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * The field that has the focus as soon as it is there, and gives it back when it goes. `autoFocus` is too early in a
 * dialog: its fields are made before they are in the document, and the dialog would then focus its own first button.
 * @param isFirst false where another field of the form is the first
 */
export function useFirstFocus(isFirst = true): RefObject<InputRef | null> {
  const field = useRef<InputRef>(null);
  useEffect(() => {
    if (!isFirst) return undefined;
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isFirst]);
  return field;
}
