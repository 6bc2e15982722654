/** Files that a window hands over in parts, because a request of the bridge is small. */
import { serviceRefusal } from '../service-refusals.ts';

export type Staging = {
  readonly add: (part: { readonly transferId: string; readonly n: number; readonly text: string }) => void;
  /** The whole text, forgotten here. @throws exchange.unreadable where a part is missing */
  readonly take: (transferId: string) => string;
};

/** One file at a time: another one puts the former away. */
export function createStaging(): Staging {
  let held: { readonly transferId: string; readonly parts: Map<number, string> } | null = null;
  return {
    add: ({ transferId, n, text }) => {
      if (held?.transferId !== transferId) held = { transferId, parts: new Map() };
      held.parts.set(n, text);
    },
    take: (transferId) => {
      const parts = held?.transferId === transferId ? held.parts : new Map<number, string>();
      held = null;
      const texts = Array.from({ length: parts.size }, (_, n) => parts.get(n));
      if (texts.length === 0 || texts.includes(undefined)) throw serviceRefusal('exchange.unreadable');
      return texts.join('');
    },
  };
}
