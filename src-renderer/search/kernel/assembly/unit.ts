// A text's UTF-16 units.

export function unit(text: usize, at: u32): u32 {
  return load<u16>(text + (<usize>at << 1));
}

/** A bit for each of , . ; : ! ? below 64. */
const lowMarks: u64 = (<u64>0b1 << 0x21) | (<u64>0b1 << 0x2c) | (<u64>0b1 << 0x2e) | (<u64>0b11 << 0x3a) | (<u64>0b1 << 0x3f);

/** , . ; : ! ? and the Chinese 、 and 。 as folded texts have them. Asked of every unit of every abstract. */
export function isMark(unit: u32): bool {
  return unit < 64 ? ((lowMarks >> unit) & 1) != 0 : unit - 0x3001 < 2;
}
