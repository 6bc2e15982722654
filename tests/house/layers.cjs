/** Who may import whom: the rooms and their walls, for dependency-cruiser. See ARCHITECTURE.md. */
const production = { path: '^(shared|src-)', pathNot: '\\.test\\.tsx?$|/testing/' };
const only = (name, home, target) => ({
  name,
  severity: 'error',
  from: { ...production, pathNot: `${production.pathNot}|${home}` },
  to: { path: `(^|/)node_modules/${target}(/|$)` },
});
const wall = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: production.pathNot },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: { path: '^(shared|src-)' }, to: { couldNotResolve: true } },
    wall('lib-knows-nothing', '^shared/lib/', '^(shared/(?!lib/)|src-)'),
    wall('domain-knows-lib', '^shared/domain/', '^(shared/(?!lib/|domain/)|src-|assets/)'),
    wall('crypto-knows-lib', '^shared/crypto/', '^(shared/(?!lib/|crypto/)|src-|assets/)'),
    wall('protocol-knows-domain', '^shared/protocol/', '^(shared/(?!lib/|domain/|protocol/)|src-|assets/)'),
    wall(
      'evidence-knows-rules-and-crypto',
      '^shared/evidence/',
      '^(shared/(?!lib/|domain/|crypto/|protocol/|evidence/)|src-|assets/)',
    ),
    wall('contract-knows-protocol', '^shared/contract/', '^(shared/(crypto|evidence)/|src-|assets/)'),
    wall('window-stands-alone', '^src-renderer/', '^src-(main|platform)/'),
    wall('main-stands-alone', '^src-main/', '^src-(renderer|platform)/'),
    wall('platform-stands-alone', '^src-platform/', '^src-(renderer|main)/'),
    {
      name: 'features-never-import-features',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    },
    wall('ui-is-looks-only', '^src-renderer/ui/', '^src-renderer/(?!ui/)'),
    wall('only-start-joins-main', '^src-main/(?!start/)', '^src-main/start/'),
    wall('services-know-no-host-adapter', '^src-main/services/', '^src-main/host/(electron|chromium)/'),
    // These take a nonce, a digest or a single block directly: misuse would be silent.
    wall(
      'crypto-internals',
      '^(shared/(?!crypto/)|src-)',
      '^shared/crypto/(sm2-equations|sm2-digest|sm2-curve|sm4)\\.ts$',
    ),
    wall('test-helpers-stay-in-tests', '^(shared|src-)', '/testing/'),
    only('electron-one-room', '^src-main/(host/electron/|preload\\.ts|bridge/electron|start/electron\\.ts)', 'electron'),
    only('axios-one-room', '^src-main/platform-client/', 'axios'),
    only('dexie-one-room', '^src-renderer/data/', 'dexie'),
    // The platform's database, and the one table an officer opens to mask it (decision 0025).
    only('pg-two-rooms', '^src-(platform/database|main/table-reader)/', 'pg'),
    only('hucre-one-room', '^src-renderer/spreadsheet/', 'hucre'),
    only('react-in-window-only', '^src-renderer/', '(react|react-dom|antd|zustand)'),
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/', pathNot: production.pathNot },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: `${production.pathNot}|vite\\.config|build-kernels` },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
