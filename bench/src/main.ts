import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnable } from './bench.ts';
import { isWithin, printTable, type Figure } from './figure.ts';
import { fleet } from './fleet/fleet.ts';
import { foundation } from './foundation/foundation.ts';
import { gateway } from './gateway/gateway.ts';
import { large } from './large/large.ts';

const groups = [runnable(foundation), runnable(gateway), runnable(fleet), runnable(large)];
const all = groups.flatMap(({ names }) => names);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, data: { type: 'string' } },
});
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(2);
}

const chosen = new Set(positionals.length > 0 ? positionals : all);
const options = { quick: values.quick, dataFolder: values.data };
const figures: Figure[] = [];
for (const group of groups) figures.push(...(await group.run(chosen, options)));

const table = printTable(figures);
const folder = resolve(import.meta.dirname, '../results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'latest.md'), `${table}\n`);
console.log(`\n${table}`);
// Times depend on the machine; a count that must be nought does not.
const broken = figures.filter((figure) => figure.exact === true && !isWithin(figure));
process.exitCode = broken.length === 0 ? 0 : 1;
