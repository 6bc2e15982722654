import { type KeyLists, listKeys } from './key-lists.ts';

/** A phrase that so large a part of the entries shares is kept once. */
const sharedBy = 32;
const betweenPhrases = /[,.;:!?、。]/u;

/**
 * What many abstracts say in the same words, and which entries say it: a term that stands in a phrase is known to
 * stand in all of these, and only the others have to be read.
 */
export const sharedPhrases = (
  abstracts: readonly string[],
): { readonly names: readonly string[]; readonly lists: KeyLists } => {
  const spoken = abstracts.map((abstract) => [...new Set(abstract.split(betweenPhrases))]);
  const counts = new Map<string, number>();
  for (const phrase of spoken.flat()) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  const names = [...counts].flatMap(([phrase, count]) =>
    phrase.length > 2 && count * sharedBy >= abstracts.length && count > 1 ? [phrase] : [],
  );
  const numbers = new Map(names.map((phrase, number) => [phrase, number]));
  return {
    names,
    lists: listKeys(spoken.map((own) => own.flatMap((phrase) => numbers.get(phrase) ?? []))),
  };
};
