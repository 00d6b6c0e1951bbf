import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { contractFiles } from './new-slice/contract-files.ts';
import { namesOf, type Names } from './new-slice/names.ts';
import { register, registrations } from './new-slice/registrations.ts';
import { serverFiles } from './new-slice/server-files.ts';
import { testFiles } from './new-slice/test-files.ts';

/**
 * `pnpm new-slice work-items [work-item]` writes a slice that compiles, is served and passes its tests: something with
 * a name that can be archived. Nothing is written unless all of it can be.
 */
const root = resolve(import.meta.dirname, '..');
const [slice = '', singular] = process.argv.slice(2);

const names = namesOf(slice, singular);
if (typeof names === 'string') refuse(names);
const files = { ...contractFiles(names), ...serverFiles(names), ...testFiles(names) };
const existing = Object.keys(files).filter((path) => existsSync(join(root, path)));
if (existing.length > 0) refuse(`There is ${existing.join(', ')} already.`);
const changed = registeredFiles(names);

for (const [path, text] of Object.entries({ ...files, ...changed })) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
tool('node_modules/oxfmt/bin/oxfmt', root, [...Object.keys(files), ...Object.keys(changed)]);
tool('packages/db/node_modules/drizzle-kit/bin.cjs', join(root, 'packages/db'), [
  ...['generate', '--name', names.table],
]);
tool('scripts/generate.ts', root, []);
console.log(`
Written: ${names.slice} in contracts, db, modules and api, with a migration and tests.
  pnpm check
  pnpm exec vitest run ${names.slice} ${names.file}
Make it yours: the fields in packages/contracts/src/${names.slice}/${names.file}.ts and its table, then delete the
migration and write it again (CONTRIBUTING.md). What its pages show of an event goes into apps/web.
`);

function registeredFiles(of: Names): Readonly<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const registration of registrations(of)) {
    const { file } = registration;
    const code = register(codes[file] ?? readFileSync(join(root, file), 'utf8'), registration);
    if (code === undefined) {
      refuse(`${file} has changed: scripts/new-slice/registrations.ts no longer finds its place.`);
    }
    codes[file] = code;
  }
  return codes;
}

function tool(script: string, cwd: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, script), ...args], { cwd, stdio: 'inherit' });
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
