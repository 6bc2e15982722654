/**
 * The questions of every screen to one database, each asked once however many components want its answer. An answer
 * renews itself when a row changes, and stays at hand for a while after its last reader has gone, so that a screen
 * opened again is there at once; what takes long and has no reader is let go when a row changes. Answers that are read
 * at the same time are told together, so that a screen that asks four questions is drawn once for most changes. Dexie may
 * begin the reading of one later than of the others.
 */
import { liveQuery, type Subscription } from 'dexie';

/** How long an answer without readers is kept, in milliseconds. */
const keptFor = 60_000;

/** A question that takes longer, in milliseconds, rests twice as long before it is asked again, two seconds at most. */
const costly = 50;
const longestRest = 2_000;

/** One frame, in milliseconds. */
const aFrame = 16;

type Reading = {
  readonly read: () => Promise<unknown>;
  readonly begun: () => void;
  /** Asked of what is costly, before and after it rests. */
  readonly isWanted: () => boolean;
  /** Told of an answer that is costly, whether or not a row changed while it was read. */
  readonly answered: (answer: unknown) => void;
};

/** Asks again at once what is cheap; of what is costly, while rows change one after another, every so often. */
const restingBetween = ({ read, begun, isWanted, answered }: Reading): (() => Promise<unknown>) => {
  let took = 0;
  let began = 0;
  let asked = 0;
  let newest = 0;
  return async () => {
    asked += 1;
    const own = asked;
    if (took > costly) {
      if (!isWanted()) return undefined;
      // Counted from the last reading: a change that comes while it rests must not begin the rest anew.
      const rest = began + took + Math.min(longestRest, took * 2) - performance.now();
      await new Promise((resolve) => setTimeout(resolve, rest));
      // A row changed meanwhile: it is read once for all changes, by whoever was asked last.
      if (own !== asked || !isWanted()) return undefined;
    }
    begun();
    const start = performance.now();
    began = start;
    // A database that cannot be read leaves the screens without an answer; the sync status says why.
    const answer = await read().catch(() => undefined);
    took = performance.now() - start;
    newest = Math.max(newest, own);
    // Dexie tells nobody of an answer that a change overtook, and while rows change one after another each one is: what
    // was read in seconds is better told late than never. In a task of its own, out of Dexie's reading.
    if (took > costly) setTimeout(() => own === newest && answered(answer));
    return answer;
  };
};

type Question = {
  /** Undefined while loading, and while the database cannot be read. */
  answer: unknown;
  readonly readers: Set<() => void>;
  subscription: Subscription | null;
  forget: ReturnType<typeof setTimeout> | null;
};

export class LiveQuestions {
  readonly #questions = new Map<string, Question>();
  readonly #beingRead = new Set<Question>();
  /** Answers that nobody was told of yet. */
  readonly #fresh = new Map<Question, unknown>();
  readonly #longestWait: number;
  #telling: ReturnType<typeof setTimeout> | null = null;
  #ended = false;

  /** @param longestWait how long an answer waits for those that are still being read, in milliseconds */
  constructor(longestWait = aFrame) {
    this.#longestWait = longestWait;
  }

  /**
   * @param key names the question; equal keys must read the same
   * @param onAnswer called after every new answer, which {@link answerTo} then gives
   * @returns stops the calls
   */
  follow(key: string, read: () => Promise<unknown>, onAnswer: () => void): () => void {
    if (this.#ended) return () => undefined;
    const question = this.#questions.get(key) ?? this.#ask(key, read);
    if (question.forget !== null) clearTimeout(question.forget);
    question.forget = null;
    question.readers.add(onAnswer);
    return () => {
      question.readers.delete(onAnswer);
      if (question.readers.size > 0 || this.#ended) return;
      question.forget = setTimeout(() => this.#drop(key, question), keptFor);
    };
  }

  /** The same value until there is a new answer. */
  answerTo(key: string): unknown {
    return this.#questions.get(key)?.answer;
  }

  /** A6: no answer is left in memory, and no question is asked any more. */
  end(): void {
    this.#ended = true;
    for (const [key, question] of this.#questions) this.#drop(key, question);
  }

  #ask(key: string, read: () => Promise<unknown>): Question {
    const question: Question = { answer: undefined, readers: new Set(), subscription: null, forget: null };
    this.#questions.set(key, question);
    const answered = (answer: unknown) => this.#take(question, answer);
    const asked = restingBetween({
      read,
      begun: () => this.#beingRead.add(question),
      isWanted: () => {
        // A first sync changes the catalogue with every segment, and screens that were left may ask much of it.
        if (question.readers.size === 0) this.#drop(key, question);
        return this.#questions.get(key) === question;
      },
      answered: (answer) => {
        if (this.#questions.get(key) === question && question.answer !== answer) answered(answer);
      },
    });
    question.subscription = liveQuery(asked).subscribe(answered, () => answered(undefined));
    return question;
  }

  #take(question: Question, answer: unknown): void {
    this.#beingRead.delete(question);
    this.#fresh.set(question, answer);
    if (this.#beingRead.size === 0) this.#tell();
    else this.#telling ??= setTimeout(() => this.#tell(), this.#longestWait);
  }

  /** Every reader in one task: the screens that listen are drawn together. */
  #tell(): void {
    if (this.#telling !== null) clearTimeout(this.#telling);
    this.#telling = null;
    const told = [...this.#fresh];
    this.#fresh.clear();
    for (const [question, answer] of told) question.answer = answer;
    for (const [{ readers }] of told) for (const reader of [...readers]) reader();
  }

  #drop(key: string, question: Question): void {
    if (this.#questions.get(key) !== question) return;
    if (question.forget !== null) clearTimeout(question.forget);
    question.subscription?.unsubscribe();
    question.answer = undefined;
    this.#beingRead.delete(question);
    this.#fresh.delete(question);
    this.#questions.delete(key);
  }
}
