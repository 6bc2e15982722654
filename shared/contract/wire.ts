/** What both ends of the bridge must agree on beside the frames. Frames travel as JSON text behind both doors, bytes beside it. */
import { z } from 'zod';

/** Largest request the window may send, in bytes of UTF-8 JSON. Replies and events are main's own and have no cap. */
export const requestLimitBytes = 1024 * 1024;

/** WebSocket subprotocol of the loopback door; the bearer secret is offered as the second one. */
export const bridgeProtocol = 'desk.v1';

export const bridgePath = '/bridge';
export const sessionPath = '/session';

/** Name of the one-time token in the fragment of the launch address. A fragment is never sent over the wire. */
export const launchFragment = 'launch';

export const sessionRequest = z.strictObject({ launch: z.string().max(128) });
/** Body of a 401 for a launch token that somebody else had used before. */
export const sessionRefusal = z.strictObject({ reused: z.literal(true) });
export type SessionRefusal = z.infer<typeof sessionRefusal>;
export const sessionReply = z.strictObject({ secret: z.string().max(128) });

/** The id of a reply to a request so broken that its own id could not be read. */
export const unreadableRequestId = -1;
