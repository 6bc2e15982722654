/** A set of functions that hear the same news; adding returns the way out. */
export type Listeners<News> = {
  readonly add: (listener: (news: News) => void) => () => void;
  readonly tell: (news: News) => void;
};

export function createListeners<News>(): Listeners<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is heard twice and leaves once.
      const entry = (news: News) => listener(news);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    tell(news) {
      for (const listener of [...listeners]) listener(news);
    },
  };
}
