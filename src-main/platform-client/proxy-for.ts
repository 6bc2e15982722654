/** The way out to the platform: through the proxy the environment names, but never to this machine itself. */

const isLoopback = (base: string): boolean => {
  const { hostname } = new URL(base);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
};

/**
 * What axios is told of a proxy: nothing, so that it goes by HTTP_PROXY, HTTPS_PROXY and NO_PROXY, or not to use any.
 * @param base `http(s)://host:port` of the platform
 */
export const proxyFor = (base: string): { readonly proxy?: false } =>
  isLoopback(base) ? { proxy: false } : {};
