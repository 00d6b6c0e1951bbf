import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { apiBase } from '@helix/contracts';
import { allEndpoints, openApiDocument } from '@helix/contracts/api';
import { settings as api } from '../apps/api/src/config.ts';
import { printCliPage } from '../apps/cli/src/cli-page.ts';
import { settings as cli } from '../apps/cli/src/config.ts';
import { settings as engine } from '../apps/engine/src/config.ts';
import { settings as gateway } from '../apps/gateway/src/config.ts';
import { browserContracts } from './generate/browser-contracts.ts';
import { printConfigurationPage, printEnvironmentExample } from './generate/configuration.ts';

/** Documents that are projections of the code. `--check` fails when one of them is not what the code says. */
const root = resolve(import.meta.dirname, '..');
const contracts = 'packages/contracts/src';
const settings = { start: cli, api, engine, gateway };
const documents: Readonly<Record<string, string>> = {
  'docs/api/openapi.json': `${JSON.stringify(openApiDocument(allEndpoints, { version: 'current', base: apiBase }), undefined, 2)}\n`,
  'docs/cli.md': printCliPage(),
  'docs/configuration.md': printConfigurationPage(settings),
  '.env.example': printEnvironmentExample(settings),
  ...Object.fromEntries(
    Object.entries(await browserContracts(join(root, contracts))).map(([file, text]) => [
      `${contracts}/browser/${file}`,
      text,
    ]),
  ),
};

const stale = Object.entries(documents).filter(([path, text]) => {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const [path] of stale)
    console.error(`${path} is not what the code says; run: npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
