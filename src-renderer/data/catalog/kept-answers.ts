/** What segments answered to questions: a segment never changes, so that nothing it answered is ever wrong. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';

type Answer = readonly CatalogEntry[];

/**
 * Kept up to so many entries over all answers, the answer used last longest. A screen asks the same question after every
 * segment of a first sync and after every change; only what is new is unpacked and read then.
 */
export class KeptAnswers {
  readonly #most: number;
  readonly #answers = new Map<string, Answer>();
  #entries = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(question: string): Answer | undefined {
    const answer = this.#answers.get(question);
    if (answer === undefined) return undefined;
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    return answer;
  }

  keep(question: string, answer: Answer): void {
    // One that would push out all the others, and then itself.
    if (weightOf(answer) > this.#most || this.#answers.has(question)) return;
    this.#answers.set(question, answer);
    this.#entries += weightOf(answer);
    for (const [oldest, dropped] of this.#answers) {
      if (this.#entries <= this.#most) return;
      this.#answers.delete(oldest);
      this.#entries -= weightOf(dropped);
    }
  }
}

/** An empty answer takes its place as well. */
const weightOf = (answer: Answer): number => answer.length + 1;
