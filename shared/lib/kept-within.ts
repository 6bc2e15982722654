/** Answers that stay true, kept up to a weight over all of them; the one used longest ago makes room. */
export class KeptWithin<Answer> {
  readonly #most: number;
  readonly #weightOf: (answer: Answer) => number;
  readonly #answers = new Map<string, Answer>();
  #weight = 0;

  /** @param weightOf the same for an answer whenever it is asked */
  constructor(most: number, weightOf: (answer: Answer) => number) {
    this.#most = most;
    this.#weightOf = weightOf;
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
    if (this.#weightOf(answer) > this.#most || this.#answers.has(question)) return;
    this.#answers.set(question, answer);
    this.#weight += this.#weightOf(answer);
    for (const [oldest, dropped] of this.#answers) {
      if (this.#weight <= this.#most) return;
      this.#answers.delete(oldest);
      this.#weight -= this.#weightOf(dropped);
    }
  }
}
