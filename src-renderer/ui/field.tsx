import { type ReactNode, useId } from 'react';

type FieldProps = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Draws the control, given the id its label points to and the id of what describes it. */
  readonly children: (bind: { id: string; 'aria-describedby': string }) => ReactNode;
};

/** A labelled control with its help and its fault. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': note })}
      <div id={note} className="small">
        {error !== undefined && (
          <span className="field__error" role="alert">
            {error}
          </span>
        )}
        {error === undefined && help !== undefined && <span className="field__help">{help}</span>}
      </div>
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup(props: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="field">
      <legend className="field__label">{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}
