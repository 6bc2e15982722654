// Writing what stays and the mark that stands for what does not.

export const declined: usize = 0;

/** Four stars, whatever is hidden: their number tells nothing. */
@inline
export function mark(at: usize): usize {
  store<u32>(at, 0x2a2a2a2a);
  return at + 4;
}

/** Reads and writes up to 15 bytes more. */
@inline
export function copied(from: usize, to: usize, at: usize): usize {
  let into = at;
  for (let place = from; place < to; place += 16) {
    v128.store(into, v128.load(place));
    into += 16;
  }
  return at + (to - from);
}

/** Whether sixteen bytes are digits. */
@inline
export function sixteenDigits(at: usize): bool {
  return i8x16.all_true(i8x16.le_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(9)));
}

@inline
export function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}

export function areDigits(from: usize, to: usize): bool {
  for (let at = from; at < to; at++) if (!isDigit(load<u8>(at))) return false;
  return true;
}

@inline
export function pair(at: usize): u32 {
  return (<u32>load<u8>(at) - 0x30) * 10 + <u32>load<u8>(at, 1) - 0x30;
}
