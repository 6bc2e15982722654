import type { ReactNode } from 'react';

export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red';

export function Badge(props: { readonly tone?: Tone; readonly children: ReactNode }) {
  const { tone = 'grey' } = props;
  return <span className={tone === 'grey' ? 'badge' : `badge badge--${tone}`}>{props.children}</span>;
}

type NoticeProps = {
  readonly tone?: Exclude<Tone, 'grey'>;
  /** True where it must be read out at once. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
};

export function Notice({ tone = 'blue', urgent = false, children }: NoticeProps) {
  const look = tone === 'blue' ? 'notice' : `notice notice--${tone}`;
  return (
    <div className={look} role={urgent ? 'alert' : 'note'}>
      {children}
    </div>
  );
}

/** What would be here, and how it gets here. */
export function Blank(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="blank">
      <strong>{props.title}</strong>
      {props.children}
    </div>
  );
}

export function Loading() {
  return (
    <div className="blank" role="status">
      正在读取本机数据…
    </div>
  );
}

export type Fact = readonly [label: string, value: ReactNode];

/** Labels and values in two columns; an empty value shows as a dash. */
export function Facts(props: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {props.facts.map(([label, value]) => [
        <dt key={`${label}-name`}>{label}</dt>,
        <dd key={label}>{value === '' || value === null ? '—' : value}</dd>,
      ])}
    </dl>
  );
}

export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="section" aria-label={props.title}>
      <h3 className="section-title">{props.title}</h3>
      {props.children}
    </section>
  );
}
