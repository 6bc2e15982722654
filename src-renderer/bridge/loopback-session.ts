import { bridgeRefusal } from '#shared/contract/bridge-refusals.ts';
import { launchFragment, sessionPath, sessionRefusal, sessionReply } from '#shared/contract/wire.ts';

/** The parts of the browser the exchange needs, handed in so that a test needs no browser. */
export type SessionScope = {
  readonly location: Pick<Location, 'origin' | 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
};

const secretKey = 'desk.session';

/**
 * The bearer secret of this window: bought with the launch token in the fragment, or kept from before a reload.
 * sessionStorage belongs to this tab and this origin including the port, which a cookie would not.
 */
export async function obtainSecret(scope: SessionScope): Promise<string> {
  const launch = takeLaunchToken(scope);
  if (launch !== null) {
    const secret = await exchange(scope, launch);
    scope.sessionStorage.setItem(secretKey, secret);
    return secret;
  }
  const kept = scope.sessionStorage.getItem(secretKey);
  if (kept === null) throw bridgeRefusal('bridge.no-session');
  return kept;
}

/** Called when main refused the kept secret: main was restarted, and the secret will never be good again. */
export function forgetSecret(scope: SessionScope): void {
  scope.sessionStorage.removeItem(secretKey);
}

/** Takes the token out of the address bar too, so that neither history nor a copied address holds it. */
function takeLaunchToken({ location, history }: SessionScope): string | null {
  const launch = new URLSearchParams(location.hash.slice(1)).get(launchFragment);
  if (launch !== null) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return launch;
}

const refusalOf = (body: unknown) =>
  sessionRefusal.safeParse(body).success ? 'bridge.launch-stolen' : 'bridge.session-refused';

async function exchange(scope: SessionScope, launch: string): Promise<string> {
  const response = await scope
    .fetch(`${scope.location.origin}${sessionPath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ launch }),
    })
    .catch(() => {
      throw bridgeRefusal('bridge.closed');
    });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw bridgeRefusal(refusalOf(body));
  const reply = sessionReply.safeParse(body);
  if (!reply.success) throw bridgeRefusal('bridge.malformed');
  return reply.data.secret;
}
