/** Counting and digesting rows as they pass, the same way on both sides of a front end (R028). */
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';

export type Tally = { readonly rowCount: number; readonly digest: string };

/** SM3 over the rows in their order: each is the canonical JSON of its values, an array of text and null, and a line feed. */
export const createTally = () => {
  const hash = sm3.create();
  let rowCount = 0;
  return {
    add: (rows: readonly (readonly unknown[])[]): void => {
      // For arrays of well-formed text and null, JSON.stringify is RFC 8785.
      for (const row of rows) hash.update(utf8Encode(`${JSON.stringify(row)}\n`));
      rowCount += rows.length;
    },
    read: (): Tally => ({ rowCount, digest: bytesToHex(hash.clone().digest()) }),
  };
};

export const sameTally = (a: Tally, b: Tally): boolean => a.rowCount === b.rowCount && a.digest === b.digest;
