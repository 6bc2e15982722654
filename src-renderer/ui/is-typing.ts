const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

/** Whether a key pressed there writes text, so that it cannot be a command. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(fields));
