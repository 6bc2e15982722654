/** Headers of everything a door serves (checks E3 and L, OWASP ASVS 5.0.0 3.4). */
export type Headers = Readonly<Record<string, string>>;

const windowPolicy = (connectTo: readonly string[], scripts: string): readonly string[] => [
  "default-src 'none'",
  `script-src ${scripts}`,
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  ["connect-src 'self'", ...connectTo].join(' '),
  "worker-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types desk-worker',
];

/** A paper is a picture of a decision: it runs nothing, asks nobody, and only our own window may frame it. */
const paperPolicy: readonly string[] = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
];

const common: Headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * For the window's own files. Workers take their policy from their script's answer, so every file carries it.
 * @param connectTo addresses beside its own the window may connect to, such as the loopback WebSocket
 */
export function windowHeaders(connectTo: readonly string[]): Headers {
  return { ...common, 'Content-Security-Policy': windowPolicy(connectTo, "'self'").join('; ') };
}

/** For the scripts of workers that run a kernel alone: they may compile it, which the window itself may not. */
export function kernelHeaders(connectTo: readonly string[]): Headers {
  const policy = windowPolicy(connectTo, "'self' 'wasm-unsafe-eval'");
  return { ...common, 'Content-Security-Policy': policy.join('; ') };
}

export function paperHeaders(): Headers {
  return { ...common, 'Content-Security-Policy': paperPolicy.join('; ') };
}
