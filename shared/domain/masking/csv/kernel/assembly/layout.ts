// What the kernel is told of a file: its delimiter and, a record of 16 bytes each, its columns.

/** More columns are left to the plain way. */
export const mostColumns: u32 = 256;

export const copies: u32 = 0;
export const residents: u32 = 1;
export const mobiles: u32 = 2;
export const cards: u32 = 3;
export const emails: u32 = 4;
export const names: u32 = 5;
export const addresses: u32 = 6;
export const months: u32 = 7;
export const texts: u32 = 8;
export const redacted: u32 = 9;

const bytesOfColumn: usize = 16;
export const columnsAt: usize = memory.data(256 * 16, 16);

@inline
export function columnAt(number: u32): usize {
  return columnsAt + <usize>number * bytesOfColumn;
}

@inline
export function programOf(column: usize): u32 {
  return load<u8>(column);
}

/** Characters that stay at the beginning; of texts: digits that are still nothing to find. */
@inline
export function firstOf(column: usize): u32 {
  return load<u8>(column, 1);
}

@inline
export function lastOf(column: usize): u32 {
  return load<u8>(column, 2);
}

/** An empty value comes out empty. */
@inline
export function emptyStays(column: usize): bool {
  return load<u8>(column, 3) != 0;
}

/** Of addresses: the tree of beginnings. */
@inline
export function tableOf(column: usize): usize {
  return load<u32>(column, 4);
}

/** Values that came out as they went in, though the program changes most. */
@inline
export function addKept(column: usize): void {
  store<u32>(column, load<u32>(column, 8) + 1, 8);
}
