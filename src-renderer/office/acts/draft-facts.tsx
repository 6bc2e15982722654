import type { Mutation } from '#shared/protocol/push.ts';
import { Facts } from '../../ui/pieces.tsx';
import { writtenFields } from './field-words.ts';
import { useKnownNames } from './use-known-names.ts';

/** What a form holds, in words: a text by itself, or field by field. */
export function DraftFacts({ value, mutation }: { readonly value: unknown; readonly mutation: Mutation }) {
  const nameOf = useKnownNames(mutation);
  if (typeof value === 'string') return <p className="text">{value}</p>;
  return <Facts facts={writtenFields(value, nameOf).map(({ label, text }) => [label, text])} />;
}
