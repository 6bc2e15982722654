/** Text as officers type it, bounded and cleaned the same way on both sides of the wire. */
import { z } from 'zod';

// Lone surrogates have no UTF-8 form; controls and bidirectional overrides make a record read other than it is.
const unsafe = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\p{Bidi_Control}]/u;

const clean = (maximum: number) =>
  z
    .string()
    // First, because NFC can make text longer: what is measured is what is stored.
    .normalize('NFC')
    .trim()
    .max(maximum)
    .refine((value) => !unsafe.test(value), { message: 'text.unsafe-characters' });

/** A line: no line break, 1 to `maximum` UTF-16 units after trimming. */
export const line = (maximum: number) =>
  clean(maximum)
    .min(1)
    .refine((value) => !/[\r\n\u2028\u2029]/u.test(value), { message: 'text.one-line' });

/** The same, but may be empty: a line not written yet. */
export const optionalLine = (maximum: number) => line(maximum).or(z.literal(''));

/** A paragraph: line breaks allowed, 1 to `maximum` UTF-16 units after trimming. */
export const paragraph = (maximum: number) => clean(maximum).min(1);

/** The same, but may be empty. */
export const optionalParagraph = (maximum: number) => clean(maximum);

/** An identifier made once by a program: letters, digits, `-`, `_`, `.`, `:`; 1 to 80 characters. */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/u);
