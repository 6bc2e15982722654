// A text's UTF-16 units.

export function unit(text: usize, at: u32): u32 {
  return load<u16>(text + (<usize>at << 1));
}

/** , . ; : ! ? and the Chinese 、 and 。 as folded texts have them. */
export function isMark(unit: u32): bool {
  return (
    unit == 0x2c || unit == 0x2e || unit == 0x3b || unit == 0x3a || unit == 0x21 || unit == 0x3f || unit == 0x3001 || unit == 0x3002
  );
}
