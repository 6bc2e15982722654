/** Keys of all entries one after another; entry n has those from starts[n] to starts[n + 1]. */
export type KeyLists = { readonly keys: Uint32Array; readonly starts: Uint32Array };

export const listKeys = (lists: readonly (readonly number[])[]): KeyLists => {
  const starts = new Uint32Array(lists.length + 1);
  const keys = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  lists.forEach((list, index) => {
    keys.set(list, starts[index]);
    starts[index + 1] = (starts[index] as number) + list.length;
  });
  return { keys, starts };
};
