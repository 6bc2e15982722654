/**
 * An address that names several servers, as PostgreSQL's own clients read it and the driver does not:
 * `postgresql://user:password@one:5432,two:5432/name?target_session_attrs=read-write`. One of them is the first
 * database, the others follow it; which one it is changes when it fails and another is promoted.
 */
export type ServerList = {
  /** One address a server, in the order in which they are tried. */
  readonly urls: readonly string[];
  /** Only a server that takes writes will do: `target_session_attrs=read-write` or `primary`. */
  readonly mustWrite: boolean;
};

const address = /^(postgres(?:ql)?:\/\/(?:[^/?#@]*@)?)([^/?#@]+)(.*)$/u;
const wantsWrites = /[?&]target_session_attrs=(?:read-write|primary)(?:&|#|$)/u;

/** Any other form of address is a list of itself. */
export const readServerList = (text: string): ServerList => {
  const [, before = '', hosts = '', after = ''] = address.exec(text) ?? [];
  const urls = hosts.includes(',')
    ? hosts
        .split(',')
        .filter((host) => host !== '')
        .map((host) => `${before}${host}${after}`)
    : [text];
  return { urls, mustWrite: wantsWrites.test(text) };
};
