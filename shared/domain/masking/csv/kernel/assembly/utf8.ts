// Whether bytes are UTF-8, sixteen at a time: Keiser and Lemire, “Validating UTF-8 In Less Than One Instruction Per Byte”
// (Software: Practice and Experience 2021). Three tables, by four bits each of a byte and the one before it, agree on a bit
// only where the two together are wrong in the way it stands for.

const tooShort: u8 = 1 << 0;
const tooLong: u8 = 1 << 1;
const overlong3: u8 = 1 << 2;
const tooLarge: u8 = 1 << 3;
const surrogate: u8 = 1 << 4;
const overlong2: u8 = 1 << 5;
/** Also where the largest are exceeded by much: both need a following byte 80 to 8F. */
const overlong4: u8 = 1 << 6;
const twoLater: u8 = 1 << 7;
const any: u8 = tooShort | tooLong | twoLater;
const large: u8 = any | tooLarge | overlong4;

@inline
function byUpperOfFirst(): v128 {
  return i8x16(
    tooLong, tooLong, tooLong, tooLong, tooLong, tooLong, tooLong, tooLong, twoLater, twoLater, twoLater, twoLater,
    tooShort | overlong2, tooShort, tooShort | overlong3 | surrogate, tooShort | tooLarge | overlong4,
  );
}

@inline
function byLowerOfFirst(): v128 {
  return i8x16(
    any | overlong3 | overlong2 | overlong4, any | overlong2, any, any, any | tooLarge, large, large, large, large, large,
    large, large, large, large | surrogate, large, large,
  );
}

@inline
function byUpperOfSecond(): v128 {
  const later: u8 = tooLong | overlong2 | twoLater;
  return i8x16(
    tooShort, tooShort, tooShort, tooShort, tooShort, tooShort, tooShort, tooShort, later | overlong3 | overlong4,
    later | overlong3 | tooLarge, later | surrogate | tooLarge, later | surrogate | tooLarge, tooShort, tooShort, tooShort,
    tooShort,
  );
}

/** Bits where the bytes are wrong. @param before the sixteen bytes before them */
@inline
function wrongIn(bytes: v128, before: v128): v128 {
  const one = i8x16.shuffle(before, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
  const two = i8x16.shuffle(before, bytes, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
  const three = i8x16.shuffle(before, bytes, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
  const upper = v128.swizzle(byUpperOfFirst(), i8x16.shr_u(one, 4));
  const lower = v128.swizzle(byLowerOfFirst(), v128.and(one, i8x16.splat(0x0f)));
  const second = v128.swizzle(byUpperOfSecond(), i8x16.shr_u(bytes, 4));
  // Of three and four bytes: the third and the fourth must be later ones, and are the only second of two that may be.
  const thirds = i8x16.sub_sat_u(two, i8x16.splat(<i8>(0xe0 - 0x80)));
  const fourths = i8x16.sub_sat_u(three, i8x16.splat(<i8>(0xf0 - 0x80)));
  const must = v128.and(v128.or(thirds, fourths), i8x16.splat(<i8>0x80));
  return v128.xor(v128.and(v128.and(upper, lower), second), must);
}

/** Writes 32 bytes behind the end: a character that is cut there is none. */
export function isUtf8(from: usize, to: usize): bool {
  v128.store(to, i8x16.splat(0));
  v128.store(to + 16, i8x16.splat(0));
  let before = i8x16.splat(0);
  let wrong = i8x16.splat(0);
  for (let at = from; at <= to; at += 16) {
    const bytes = v128.load(at);
    wrong = v128.or(wrong, wrongIn(bytes, before));
    before = bytes;
  }
  return !v128.any_true(wrong);
}
