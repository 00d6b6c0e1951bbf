import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError, explain, messageOf } from './embedded-postgres-error.ts';
import type { Account } from './run-program.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

const require = createRequire(import.meta.url);
const manifestSchema = z.object({ version: z.string() });
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const notNeeded = /\.a$|\/pkgconfig$|\/include$/;

/**
 * The package's files as they can be run: copied once per version to a place of our own that the database's
 * account can read, with the library links that an install script would have made.
 */
export async function prepareBinaries(account: Account | undefined): Promise<Binaries> {
  const packageRoot = findPackage();
  const manifest: unknown = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  const { version } = manifestSchema.parse(manifest);
  const target = join(placeForBinaries(account), `postgres-${version}`);
  if (!(await exists(target))) await installBinaries(packageRoot, target);
  return { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 16 of yours.`,
      { cause },
    );
  }
}

function placeForBinaries(account: Account | undefined): string {
  if (account) return '/var/lib/helix';
  const cache = process.env['XDG_CACHE_HOME'];
  return join(cache === undefined || cache === '' ? join(homedir(), '.cache') : cache, 'helix');
}

/** Copies beside the target and renames, so that it is there whole or not at all, whoever else is starting. */
async function installBinaries(packageRoot: string, target: string): Promise<void> {
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    const draft = await mkdtemp(`${target}.`);
    await cp(join(packageRoot, 'native'), draft, {
      recursive: true,
      mode: 0,
      filter: (source) => !notNeeded.test(source),
    });
    await linkLibraries(packageRoot, draft);
    // mkdtemp makes a private folder; the account of the database must get in.
    await chmod(draft, 0o755);
    await rename(draft, target).catch(async (error: unknown) => {
      await rm(draft, { recursive: true, force: true });
      if (!(await exists(target))) throw error;
    });
  } catch (error) {
    throw explain(`PostgreSQL could not be copied to ${target}`, messageOf(error));
  }
}

async function linkLibraries(packageRoot: string, draft: string): Promise<void> {
  const listed: unknown = JSON.parse(
    await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of symlinksSchema.parse(listed)) {
    if (notNeeded.test(target)) continue;
    const link = join(draft, target.replace(/^native\//, ''));
    await symlink(basename(source), link).catch((error: unknown) => {
      if (!messageOf(error).includes('EEXIST')) throw error;
    });
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
