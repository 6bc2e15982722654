/** A moment: epoch milliseconds that a civil date of four-digit year in Shanghai can be made from. */
import { z } from 'zod';

/** The last millisecond of 9999-12-31 in Shanghai; later ones break every date label, and dates compared as text. */
const lastInstant = 253_402_271_999_999;

export const instant = z.int().min(0).max(lastInstant);
