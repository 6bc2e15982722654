/**
 * The second home of unsent acts: an encrypted, append-only, fsynced file of the officer, because the window's
 * database can lose everything when a disk fills. An act is 已保存 only when it is in both.
 */
import { z } from 'zod';
import { mutation } from '#shared/protocol/push.ts';
import { method } from './method.ts';

/** Codes: journal.locked (nobody is signed in), journal.write-failed, journal.disk-full. */
export const journal = {
  methods: {
    /** Resolves once the act is on the disk. A repeat of an id is kept once. */
    append: method(z.strictObject({ mutation }), z.strictObject({})),
    /** Forgets acts that the platform has answered. */
    settle: method(z.strictObject({ ids: z.array(z.uuid()).max(500) }), z.strictObject({})),
    /** Every act not settled, in the order it was made. */
    pending: method(z.strictObject({}), z.strictObject({ mutations: z.array(mutation) })),
  },
  events: {},
} as const;
