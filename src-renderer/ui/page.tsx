import type { ReactNode } from 'react';

type PageProps = {
  readonly title: string;
  readonly note?: string;
  readonly tools?: ReactNode;
  /** Panes fill the screen and scroll by themselves; a plain page has a margin and scrolls whole. */
  readonly panes?: boolean;
  readonly children: ReactNode;
};

/** A screen: its title, its tools, its body. */
export function Page({ title, note, tools, panes = false, children }: PageProps) {
  return (
    <section className="page" aria-label={title}>
      <header className="page__head">
        <h2>{title}</h2>
        {note !== undefined && <p className="small">{note}</p>}
        <div className="page__tools">{tools}</div>
      </header>
      <div className={panes ? 'page__body' : 'page__body page__body--padded'} tabIndex={panes ? -1 : 0}>
        {children}
      </div>
    </section>
  );
}
