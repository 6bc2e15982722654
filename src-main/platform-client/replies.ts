/** Replies that carry no message of the protocol. */
import { z } from 'zod';

/** A 204, or a body nobody needs. */
export const nothing = z.unknown();
