// Who may import whom, as docs/architecture.md has it. A rule's name is the sentence that was broken.
const tests = '(\\.test\\.tsx?$|/fixtures/|/conformance/)';
const ours = '^(packages|apps)/';
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

// Each folder, and what it may import of ours besides itself.
const layers = {
  'packages/contracts': [],
  'packages/runtime': ['contracts'],
  'packages/db': ['contracts', 'runtime'],
  'packages/modules': ['contracts', 'runtime', 'db'],
  'packages/ai': ['contracts', 'runtime'],
  'packages/client': ['contracts'],
  'packages/demo': ['contracts', 'client'],
  'packages/ui': [],
  'packages/embedded-postgres': [],
  'packages/testing': ['contracts', 'db', 'embedded-postgres'],
  'apps/api': ['contracts', 'runtime', 'db', 'modules'],
  'apps/engine': ['contracts', 'runtime', 'db', 'modules'],
  'apps/gateway': ['contracts', 'runtime', 'ai'],
  'apps/web': ['contracts', 'client', 'demo', 'ui'],
  'apps/cli': ['contracts', 'runtime', 'client', 'demo', 'embedded-postgres'],
  'apps/telegram': ['contracts', 'client', 'runtime'],
};
const layer = ([folder, allowed]) =>
  forbid(
    `${folder} imports ${allowed.length === 0 ? 'nothing of ours' : `only ${allowed.join(', ')} of ours`}`,
    { path: `^${folder}/`, pathNot: tests },
    { path: ours, pathNot: [`^${folder}/`, ...allowed.map((name) => `^packages/${name}/`)] },
  );

const inBrowsers = '^packages/(contracts|client|demo|ui)/';

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(layer),
    forbid(
      'A file never imports itself, not even through others',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid('Every import leads to something', { path: ours }, { couldNotResolve: true }),
    forbid(
      'Packages are entered at an index.ts',
      { path: '^(?:packages|apps)/([^/]+)/' },
      { path: '^packages/[^/]+/src/', pathNot: ['^packages/$1/', '/index\\.tsx?$', '\\.css$'] },
    ),
    forbid(
      'Slices of packages/modules meet at their index.ts',
      { path: '^packages/modules/src/([^/]+)/' },
      {
        path: '^packages/modules/src/[^/]+/',
        pathNot: ['^packages/modules/src/$1/', '/index\\.ts$'],
      },
    ),
    forbid('Nothing imports an app', { path: '^packages/', pathNot: tests }, { path: '^apps/' }),
    forbid(
      'States and policies are pure: they import only contracts and each other',
      { path: '\\.(state|policy)\\.ts$' },
      { pathNot: ['^packages/contracts/', '\\.(state|policy)\\.ts$'] },
    ),
    forbid(
      'SQL is written only in packages/db and *.queries.ts',
      { path: ours, pathNot: ['^packages/db/', '\\.queries\\.ts$', tests] },
      { path: 'node_modules/drizzle-orm/' },
    ),
    forbid(
      'PostgreSQL is spoken to directly only where connections are made',
      {
        path: ours,
        pathNot: [
          '^packages/(db|embedded-postgres|testing)/',
          '^packages/runtime/src/(ephemeral|durable-engine)/',
          tests,
        ],
      },
      { path: 'node_modules/pg/' },
    ),
    forbid(
      'Redis is spoken to only in the ephemeral store',
      { path: ours, pathNot: ['^packages/runtime/src/ephemeral/', '^packages/testing/', tests] },
      { path: 'node_modules/ioredis/' },
    ),
    forbid(
      'Handlers never touch the database',
      { path: '\\.handlers\\.ts$' },
      { path: '^packages/db/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'HTTP and socket frameworks are known to apps only',
      { path: '^packages/', pathNot: tests },
      { path: 'node_modules/(fastify|@fastify|next|ws)/' },
    ),
    forbid(
      'Durable execution stays behind its port',
      { path: ours, pathNot: '^packages/runtime/src/durable-engine/' },
      { path: 'node_modules/@dbos-inc/' },
    ),
    forbid(
      'Providers are spoken to only through packages/ai',
      { path: ours, pathNot: ['^packages/ai/', tests] },
      { path: 'node_modules/(ai|@ai-sdk)/' },
    ),
    forbid(
      'Contracts depend on zod and nothing else',
      { path: '^packages/contracts/', pathNot: tests },
      { pathNot: ['^packages/contracts/', 'node_modules/zod/'] },
    ),
    forbid(
      'What runs in browsers imports nothing of Node',
      { path: inBrowsers, pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'What is made for tests is imported by tests only',
      { path: `${ours}|^scripts/`, pathNot: [tests, '^packages/testing/'] },
      { path: [tests, '^packages/testing/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.next/|/migrations/|/next-env\\.d\\.ts$)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
