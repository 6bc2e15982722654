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
});
export type SessionStatus = z.infer<typeof sessionStatus>;

const password = z.string().min(1).max(256);

export const session = {
  methods: {
    status: method(z.strictObject({}), sessionStatus),
    /** Codes: session.wrong-credentials, session.locked-out, session.device-refused, platform.unreachable. */
    signIn: method(z.strictObject({ login: line(64), password }), sessionStatus),
    /** Opens the local data of the last officer without a link. Codes: session.wrong-password, session.locked-out. */
    unlock: method(z.strictObject({ password }), sessionStatus),
    /**
     * The keys of the officer's rows, for one opening of the window's database; counted against the current key.
     * Codes: session.none, session.other-officer, session.row-keys-damaged.
     */
    rowKeys: method(z.strictObject({ officerId: identifier }), rowKeys),
    lock: method(z.strictObject({}), sessionStatus),
    /** Ends the session at the platform too where it can be reached; local data stay for the same officer. */
    signOut: method(z.strictObject({}), sessionStatus),
  },
  events: { changed: sessionStatus },
} as const;
