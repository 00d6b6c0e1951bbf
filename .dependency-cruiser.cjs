// Who may import whom, as docs/architecture.md has it. A rule's name is the sentence that was broken.
const tests = '(\\.test\\.tsx?$|/fixtures/|/conformance/)';
const from = (path, pathNot = tests) => ({ path, pathNot });

const packageOrder = [
  // package          may import these of our packages, and nothing else of ours
  ['contracts', []],
  ['runtime', ['contracts']],
  ['db', ['contracts', 'runtime']],
  ['modules', ['contracts', 'runtime', 'db']],
  ['client', ['contracts']],
  ['ui', []],
  ['ai', ['contracts', 'runtime']],
  ['embedded-postgres', []],
  ['testing', ['contracts', 'embedded-postgres']],
];
const appOrder = [
  ['api', ['contracts', 'runtime', 'db', 'modules']],
  ['engine', ['contracts', 'runtime', 'db', 'modules']],
  ['gateway', ['contracts', 'runtime', 'ai']],
  ['web', ['contracts', 'client', 'ui']],
  ['cli', ['contracts', 'runtime', 'client', 'embedded-postgres']],
];
const layer =
  (root) =>
  ([name, allowed]) => ({
    name: `${name}-imports-only-${allowed.join('-') || 'nothing-of-ours'}`,
    severity: 'error',
    from: from(`^${root}/${name}/`),
    to: {
      path: '^(packages|apps)/',
      pathNot: [`^${root}/${name}/`, ...allowed.map((allow) => `^packages/${allow}/`)],
    },
  });

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...packageOrder.map(layer('packages')),
    ...appOrder.map(layer('apps')),
    {
      name: 'slices-meet-only-at-their-index',
      severity: 'error',
      from: { path: '^packages/modules/src/([^/]+)/' },
      to: {
        path: '^packages/modules/src/[^/]+/',
        pathNot: ['^packages/modules/src/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'packages-are-entered-at-their-index',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: ['^$1/$2/', '/index\\.tsx?$', '\\.css$'] },
    },
    {
      name: 'states-and-policies-are-pure',
      severity: 'error',
      from: { path: '\\.(state|policy)\\.ts$' },
      to: { pathNot: ['^packages/contracts/', '\\.(state|policy)\\.ts$'] },
    },
    {
      name: 'sql-only-in-queries',
      severity: 'error',
      from: from('^(packages/modules|apps)/', `(\\.queries\\.ts$|${tests})`),
      to: { path: 'node_modules/drizzle-orm' },
    },
    {
      name: 'handlers-never-touch-the-database',
      severity: 'error',
      from: { path: '\\.handlers\\.ts$' },
      to: { path: '^packages/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-frameworks-only-in-apps',
      severity: 'error',
      from: from('^packages/', `(^packages/ui/|${tests})`),
      to: { path: 'node_modules/(fastify|next|ws)/' },
    },
    {
      name: 'durable-execution-only-behind-its-port',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^packages/runtime/src/durable-engine/' },
      to: { path: 'node_modules/@dbos-inc/' },
    },
    {
      name: 'tests-are-never-imported',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.next/|/migrations/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
