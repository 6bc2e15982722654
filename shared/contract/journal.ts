/**
 * The second home of unsent acts: an encrypted, append-only, fsynced file of the officer, because the window's
 * database can lose everything when a disk fills. An act is 已保存 only when it is in both.
 */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { mutation } from '#shared/protocol/push.ts';
import { method } from './method.ts';

/**
 * Every call names its officer: a colleague may sign in while a window still works for the one before, and that
 * window would take the colleague's empty journal for an answer about its own acts.
 * Codes: journal.locked (nobody is signed in), session.other-officer, journal.write-failed, journal.disk-full.
 */
export const journal = {
  methods: {
    /** Resolves once the act is on the disk. A repeat of an id is kept once. */
    append: method(z.strictObject({ mutation }), z.strictObject({})),
    /** Forgets acts that the platform has applied, that were taken back, or refused and discarded. */
    settle: method(
      z.strictObject({ officerId: identifier, ids: z.array(z.uuid()).max(500) }),
      z.strictObject({}),
    ),
    /** Every act not settled, in the order it was made. */
    pending: method(
      z.strictObject({ officerId: identifier }),
      z.strictObject({ mutations: z.array(mutation) }),
    ),
  },
  events: {},
} as const;
