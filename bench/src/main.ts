import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { printTable, type Figure } from './figure.ts';
import { measureLiveLatency } from './live-latency.ts';
import { idleCpuPercent, residentMegabytes, withChildren } from './process-usage.ts';
import { createHome, signIn, startProduct } from './product.ts';
import { measureRunLatency } from './run-latency.ts';

const settleMs = 15_000;
const idleSeconds = 20;
const ours = ['api', 'engine', 'gateway'] as const;

/** Every number of the foundation, on one machine, in one table. */
const figures: Figure[] = [];
const home = await createHome();
try {
  console.log('… start with an empty home');
  const cold = await startProduct(home.path);
  figures.push({
    name: 'cold start to ready (installed, built)',
    value: cold.startMs / 1000,
    limit: 30,
    unit: 's',
  });
  const client = await signIn(cold);
  const department = await client.call(createDepartment, { body: { name: 'Bench' } });
  const board = await client.call(createBoard, {
    body: { name: 'Bench', departmentId: department.id },
  });
  await cold.stop();

  console.log('… start again');
  const warm = await startProduct(home.path);
  figures.push({ name: 'warm start to ready', value: warm.startMs / 1000, limit: 10, unit: 's' });

  console.log('… at rest');
  await delay(settleMs);
  const pids = ours.map((name) => warm.pids[name] ?? 0);
  const memory = pids.map(residentMegabytes);
  for (const [index, name] of ours.entries()) {
    figures.push({
      name: `memory of ${name} at rest (RSS)`,
      value: memory[index] ?? 0,
      limit: 200,
      unit: 'MB',
    });
  }
  figures.push({
    name: 'memory of api + engine + gateway at rest (RSS)',
    value: memory.reduce((a, b) => a + b, 0),
    limit: 300,
    unit: 'MB',
  });
  figures.push({
    name: 'memory of web at rest (RSS)',
    value: residentMegabytes(warm.pids['web'] ?? 0),
    limit: 200,
    unit: 'MB',
  });
  figures.push({
    name: 'idle CPU of api + engine + gateway',
    value: await idleCpuPercent(pids, idleSeconds),
    limit: 1,
    unit: '% of a core',
  });
  figures.push({
    name: 'idle CPU of the embedded database',
    value: await idleCpuPercent(withChildren(warm.pids['postgres'] ?? 0), idleSeconds),
    limit: 1,
    unit: '% of a core',
  });

  console.log('… live');
  const again = await signIn({ url: warm.url });
  figures.push(...(await measureLiveLatency(again, board.id)));
  console.log('… runs');
  figures.push(...(await measureRunLatency(again, board.id)));
  await warm.stop();
} finally {
  await home.remove();
}

const table = printTable(figures);
const folder = resolve(import.meta.dirname, '../results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'latest.md'), `${table}\n`);
console.log(`\n${table}`);
