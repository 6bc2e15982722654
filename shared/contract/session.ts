/** Who works here now. The credential itself never leaves main. */
import { z } from 'zod';
import { officer } from '#shared/domain/organisation/organisation.ts';
import { identifier, line } from '#shared/lib/text.ts';
import { method } from './method.ts';
import { rowKeys } from './row-keys.ts';

export const sessionStatus = z.strictObject({
  /** `locked`: an officer of this workstation is known, and their local data waits for the password. */
  state: z.enum(['signed-out', 'locked', 'unlocked']),
  officer: officer.nullable(),
  departmentName: z.string().max(80),
  /** Login name of the last officer, offered when unlocking. */
  login: z.string().max(64).nullable(),
  demonstration: z.boolean(),
  /** True where the platform no longer accepts the session: work goes on, sync waits for a sign-in. */
  platformSessionExpired: z.boolean(),
  /** Minutes without a touch after which the desk locks. */
  lockAfterMinutes: z.int().min(5).max(15),
  /** The last erasing of data here, at the platform's word; null once somebody has signed in since. */
  erased: z
    .strictObject({
      /** Epoch milliseconds by the workstation's clock. */
      at: z.int().nonnegative(),
      reason: z.enum(['device', 'account']),
      /** Whose databases the window deletes. */
      officerIds: z.array(identifier).max(100),
      /** True where unsent acts were kept, sealed, for the same officer. */
      keptActs: z.boolean(),
    })
    .nullable(),
});
export type Erased = NonNullable<z.infer<typeof sessionStatus>['erased']>;
export type SessionStatus = z.infer<typeof sessionStatus>;

const password = z.string().min(1).max(256);

export const session = {
  methods: {
    status: method(z.strictObject({}), sessionStatus),
    /**
     * Codes: session.wrong-credentials, session.locked-out, session.device-refused, session.account-closed,
     * session.account-suspended, session.password-due, session.password-lapsed, platform.unreachable.
     */
    signIn: method(z.strictObject({ login: line(64), password }), sessionStatus),
    /**
     * Sets a new password at the platform, in the place of the one given, and signs in with it. Codes: those of signIn,
     * the refusal codes `password.*`, session.password-lapsed, session.changed-not-signed-in.
     */
    changePassword: method(
      z.strictObject({ login: line(64), password, newPassword: password }),
      sessionStatus,
    ),
    /** Opens the local data of the last officer without a link. Codes: session.wrong-password, session.locked-out. */
    unlock: method(z.strictObject({ password }), sessionStatus),
    /**
     * The keys of the officer's rows, for one opening of the window's database; counted against the current key.
     * Codes: session.none, session.other-officer, session.row-keys-damaged.
     */
    rowKeys: method(z.strictObject({ officerId: identifier }), rowKeys),
    /** The officer does something; the desk locks itself when this is not heard for a while. */
    touched: method(z.strictObject({}), z.strictObject({})),
    /** Kept for the workstation. Codes: session.none, session.storage. */
    lockAfter: method(z.strictObject({ minutes: z.int().min(5).max(15) }), sessionStatus),
    lock: method(z.strictObject({}), sessionStatus),
    /** Ends the session at the platform too where it can be reached; local data stay for the same officer. */
    signOut: method(z.strictObject({}), sessionStatus),
  },
  events: { changed: sessionStatus },
} as const;
