import type { Mutation } from '#shared/protocol/push.ts';
import { Facts } from '../../ui/pieces.tsx';
import { writtenFields } from './field-words.ts';
import { useKnownNames } from './use-known-names.ts';

/** Every word an act carries. */
export function WrittenFacts({ mutation }: { readonly mutation: Mutation }) {
  const nameOf = useKnownNames(mutation);
  const fields = writtenFields(mutation.args, nameOf);
  return <Facts facts={fields.map(({ label, text }) => [label, text])} />;
}
