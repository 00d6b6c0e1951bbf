import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '.toolchain');
const pinned = JSON.parse(readFileSync(join(root, 'scripts/toolchain/package.json'), 'utf8'));
const platform = `${process.platform}-${process.arch}`;
/** Any Node may start this file; the product itself runs on the pinned one or a newer. */
const minimumNode = 20;
const ownNode = 24;

/** What a person can act on; anything else is a bug and shows its stack. */
class Refusal extends Error {}

/** Brings Node, pnpm, the dependencies and (when asked) the built dashboard, then runs `helix <args>` in this terminal. */
export async function run(args, { dashboard = false } = {}) {
  try {
    const node = await ensureTools();
    await ensureDependencies(node);
    if (dashboard) await ensureDashboard(node);
    process.exitCode = await handOver(node, args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** The pinned Node and pnpm, fetched once from the npm registry. Answers with the Node to go on with. */
async function ensureTools() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < minimumNode)
    throw new Refusal(`This needs Node ${minimumNode} or newer; you have ${process.version}.`);
  const lock = readFileSync(join(root, 'scripts/toolchain/package-lock.json'));
  const fetched = join(folder, 'node_modules', `node-${platform}`, 'bin', 'node');
  const node = major >= ownNode ? process.execPath : fetched;
  const wanted = digest(lock);
  if (readStamp(join(folder, 'stamp')) === wanted && existsSync(node)) return node;
  const version = pinned.optionalDependencies[`node-${platform}`];
  if (node === fetched && version === undefined) {
    throw new Refusal(
      `Please install Node ${ownNode} or newer: npm has none to fetch for ${platform}.`,
    );
  }
  await step(node === fetched ? `Fetching Node ${version} and pnpm` : 'Fetching pnpm', async () => {
    mkdirSync(folder, { recursive: true });
    rmSync(join(folder, 'stamp'), { force: true });
    for (const name of ['package.json', 'package-lock.json']) {
      copyFileSync(join(root, 'scripts/toolchain', name), join(folder, name));
    }
    // Not `ci`: that insists on the packages of every platform, which a lock made on one of them may lack.
    await runQuietly(
      'npm',
      ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      folder,
    );
    writeFileSync(join(folder, 'stamp'), wanted);
  });
  return node;
}

async function ensureDependencies(node) {
  const stamp = join(root, 'node_modules', '.helix-stamp');
  const wanted = digest(readFileSync(join(root, 'pnpm-lock.yaml')));
  if (readStamp(stamp) === wanted) return;
  await step('Installing dependencies', async () => {
    await runQuietly(
      pnpm(),
      ['install', '--frozen-lockfile', '--reporter=append-only'],
      root,
      node,
    );
    writeFileSync(stamp, wanted);
  });
}

/** Rebuilt only when something it is made from has changed. */
async function ensureDashboard(node) {
  const web = join(root, 'apps/web');
  const stamp = join(web, '.next', 'helix-stamp');
  const sources = ['apps/web', 'packages/ui', 'packages/client', 'packages/contracts'];
  const hash = createHash('sha256').update(readFileSync(join(root, 'pnpm-lock.yaml')));
  for (const source of sources) hashTree(join(root, source), hash);
  const wanted = hash.digest('hex');
  if (readStamp(stamp) === wanted) return;
  await step('Building the dashboard', async () => {
    rmSync(stamp, { force: true });
    await runQuietly(pnpm(), ['--filter', '@helix/web', 'build'], root, node);
    writeFileSync(stamp, wanted);
  });
}

function pnpm() {
  return join(
    folder,
    'node_modules',
    '@pnpm',
    `exe.${platform}`,
    process.platform === 'win32' ? 'pnpm.exe' : 'pnpm',
  );
}

const skipped = new Set([
  'node_modules',
  '.next',
  '.turbo',
  'next-env.d.ts',
  'tsconfig.tsbuildinfo',
]);

function hashTree(path, hash) {
  for (const name of readdirSync(path).sort()) {
    if (skipped.has(name)) continue;
    const entry = join(path, name);
    if (statSync(entry).isDirectory()) hashTree(entry, hash);
    else hash.update(entry).update(readFileSync(entry));
  }
}

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const readStamp = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Says what is being done while it is done, and how long it took. */
async function step(what, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const live = process.stderr.isTTY;
  if (!live) console.error(`… ${what}`);
  const show = () => live && process.stderr.write(`\r… ${what}  ${seconds()}`);
  show();
  const timer = setInterval(show, 100);
  try {
    await work();
    console.error(`${live ? '\r' : ''}✓ ${what}  ${seconds()}`);
  } catch (error) {
    if (live) process.stderr.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Shows what a program printed only when it fails. */
function runQuietly(file, args, cwd, node) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: environment(node),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => reject(refusalFor(file, error.message)));
    child.once('close', (code) => (code === 0 ? resolve() : reject(refusalFor(file, output))));
  });
}

function refusalFor(file, output) {
  if (/ENOSPC|no space left/i.test(output))
    return new Refusal('The disk is full. Free some space and try again.');
  if (/ENOENT/.test(output) && file === 'npm')
    return new Refusal('npm was not found. Install it together with Node.');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output)) {
    return new Refusal(
      `The package registry cannot be reached, and it is needed once.\n${output.trim().slice(-600)}`,
    );
  }
  return new Refusal(`${file} failed:\n${output.trim()}`);
}

function environment(node) {
  const path = [node && dirname(node), dirname(pnpm()), process.env.PATH]
    .filter(Boolean)
    .join(process.platform === 'win32' ? ';' : ':');
  return {
    ...process.env,
    PATH: path,
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    HELIX_PNPM: pnpm(),
  };
}

/**
 * Runs the command line of the product. Signals from the terminal reach the whole group, so the child has them
 * already; those sent to us alone are passed on. Either way we wait for it to finish draining.
 */
function handOver(node, args) {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', join(root, 'apps/cli/src/main.ts'), ...args],
    {
      env: environment(node),
      stdio: 'inherit',
    },
  );
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
