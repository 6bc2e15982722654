/** The form a refused act is written again in, and the draft that fills it. */
export type Redo = { readonly href: string; readonly draft: readonly [key: string, value: unknown] | null };
