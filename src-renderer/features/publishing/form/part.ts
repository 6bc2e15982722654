import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';

/** A part of the form: what is written, and how it changes a few of its fields. */
export type PartProps = {
  readonly content: EntryContent;
  readonly onPatch: (patch: Partial<EntryContent>) => void;
};
