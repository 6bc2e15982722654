/** From clause to screen: which files keep a requirement and which tests prove it. Texts in, rows out. */
import type { Requirement } from '#shared/domain/policy/requirements/requirement.ts';

export type SourceText = { readonly path: string; readonly text: string };
export type TestsOfFile = { readonly path: string; readonly names: readonly string[] };
export type TraceRow = {
  readonly requirement: Requirement;
  /** Files whose comments name the requirement. */
  readonly rules: readonly string[];
  readonly tests: readonly TestsOfFile[];
};

const idOf = (number: number): string => `R${String(number).padStart(3, '0')}`;

/** The ids a text names; `R033 to R036` names four. */
export const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bR(\d{3})\b(?:\s+(?:to|至)\s+R(\d{3})\b)?/gu)].flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => idOf(first + at));
  });

/** The comments of a TypeScript text: a rule is claimed where its file's words say so, not where a string does. */
export const commentsOf = (text: string): string =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/.*$/gmu)].map(([comment]) => comment).join('\n');

const literal = /(['"`])((?:\\.|(?!\1).)*)\1/gu;
const switchedOff = /\.(?:skip|todo|fixme)\(\s*(['"`])(?:\\.|(?!\1)[\s\S])*\1/gu;
const tagged = /\[R\d{3}\]/u;

/** Names that carry a requirement's tag, as written; a test that is switched off proves nothing and has none. */
export const testNamesOf = (text: string): readonly string[] =>
  text
    .replace(switchedOff, '')
    .split('\n')
    .flatMap((line) => [...line.matchAll(literal)].map(([, , name]) => name ?? ''))
    .filter((name) => tagged.test(name));

/** The requirements a test's name claims to prove. */
export const tagsOf = (name: string): readonly string[] =>
  [...name.matchAll(/\[(R\d{3})\]/gu)].map(([, id]) => id as string);

const isTest = (path: string): boolean => path.startsWith('tests/') || /\.(?:test|spec)\.tsx?$/u.test(path);
const isRule = (path: string): boolean => !isTest(path) && !path.includes('/testing/');

const indexed = (entries: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const [key, value] of entries) {
    const values = index.get(key) ?? [];
    if (!values.includes(value)) values.push(value);
    index.set(key, values);
  }
  return index;
};

/** A row for every requirement, in their order; files in the order given. */
export const traceOf = (
  requirements: readonly Requirement[],
  sources: readonly SourceText[],
): readonly TraceRow[] => {
  const rules = indexed(
    sources
      .filter(({ path }) => isRule(path))
      .flatMap(({ path, text }) => idsIn(commentsOf(text)).map((id) => [id, path] as const)),
  );
  const tests = sources
    .filter(({ path }) => isTest(path))
    .map(({ path, text }) => ({ path, names: testNamesOf(text) }));
  return requirements.map((requirement) => ({
    requirement,
    rules: rules.get(requirement.id) ?? [],
    tests: tests
      .map(({ path, names }) => ({
        path,
        names: names.filter((name) => tagsOf(name).includes(requirement.id)),
      }))
      .filter(({ names }) => names.length > 0),
  }));
};
