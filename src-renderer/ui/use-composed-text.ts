import { type ChangeEvent, type CompositionEvent, useState } from 'react';

/** A field's text as it is shown: `onText` is not told what an input method is still composing. */
export function useComposedText(text: string, onText: (text: string) => void) {
  const [composed, setComposed] = useState<string | null>(null);
  const write = (written: string) => {
    setComposed(null);
    if (written !== text) onText(written);
  };
  return {
    value: composed ?? text,
    onChange: ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) =>
      'isComposing' in nativeEvent && nativeEvent.isComposing
        ? setComposed(target.value)
        : write(target.value),
    // The last change of a composition comes before its end.
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) => write(currentTarget.value),
  };
}
