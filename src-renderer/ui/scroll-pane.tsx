import type { ReactNode, Ref } from 'react';

type ScrollPaneProps = {
  readonly label: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
};

/** A named region that scrolls by itself and can be reached and scrolled by keyboard. */
export function ScrollPane({ label, className = 'pane__scroll', ref, children }: ScrollPaneProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={ref} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
