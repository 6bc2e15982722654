import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('the platform configured by its environment', () => {
  const byDefault = {
    host: '127.0.0.1',
    port: 8790,
    dataDir: resolve('.data/platform'),
    databaseUrl: undefined,
    demonstration: true,
    proxies: [],
    endsWithParent: false,
  };

  it('listens on this machine only unless told otherwise', () => {
    expect(readConfig({})).toEqual(byDefault);
  });

  it('a variable set to nothing is not set: an empty host would mean every address', () => {
    const empty = {
      PLATFORM_HOST: '',
      PLATFORM_PORT: ' ',
      PLATFORM_DATA: '',
      DATABASE_URL: '',
      PLATFORM_PROXIES: '',
    };
    expect(readConfig(empty)).toEqual(byDefault);
  });

  it('reads what it is given', () => {
    const environment = {
      PLATFORM_HOST: '10.1.2.3',
      PLATFORM_PORT: '0',
      PLATFORM_DATA: '/srv/desk',
      DATABASE_URL: 'postgresql://db/desk',
      PLATFORM_DEMONSTRATION: '0',
      PLATFORM_PROXIES: '10.0.0.1, 10.2.0.0/16,fd00::/8',
      PLATFORM_PARENT: '1',
    };
    expect(readConfig(environment)).toEqual({
      host: '10.1.2.3',
      port: 0,
      dataDir: resolve('/srv/desk'),
      databaseUrl: 'postgresql://db/desk',
      demonstration: false,
      proxies: ['10.0.0.1', '10.2.0.0/16', 'fd00::/8'],
      endsWithParent: true,
    });
  });

  it.each(['eighty', '65536', '-1', '1e3', '0x50', '80.5'])('%s is no port', (PLATFORM_PORT) => {
    expect(() => readConfig({ PLATFORM_PORT })).toThrow(ConfigError);
  });

  it.each(['gateway', '10.0.0.1/33', '10.0.0.1/8/8', 'fd00::/129', '10.0.0.1/'])(
    '%s is no gateway address',
    (PLATFORM_PROXIES) => {
      expect(() => readConfig({ PLATFORM_PROXIES })).toThrow(ConfigError);
    },
  );
});
