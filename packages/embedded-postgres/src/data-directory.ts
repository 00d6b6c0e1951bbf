import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { exists } from './binaries.ts';
import { EmbeddedPostgresError, explain, messageOf } from './embedded-postgres-error.ts';
import type { Account } from './run-program.ts';

/** Postgres builds paths in buffers of 1024 bytes, and needs some of it for file names. */
const maxPathBytes = 960;
const pointerName = 'location.txt';

export type Place = { readonly data: string; readonly log: string };

/**
 * Where the data lives: in `directory`, unless its account cannot get there (root's own home is closed to
 * others). Then it lives where it can, and a note in `directory` says where, for people and for the next start.
 */
export async function choosePlace(directory: string, account: Account | undefined): Promise<Place> {
  const wanted = resolve(directory);
  try {
    await mkdir(wanted, { recursive: true, mode: account ? 0o711 : 0o700 });
    const pointer = join(wanted, pointerName);
    const root = (await readPointer(pointer)) ?? (await chooseRoot(wanted, account));
    if (root !== wanted) await writeFile(pointer, `${root}\n`);
    await mkdir(root, { recursive: true, mode: 0o711 });
    if (account) await chown(root, account.uid, account.gid);
    return { data: checkLength(join(root, 'data')), log: join(wanted, 'postgres.log') };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw explain(`The folder ${wanted} cannot be used for the database`, messageOf(error));
  }
}

async function readPointer(pointer: string): Promise<string | undefined> {
  if (!(await exists(pointer))) return undefined;
  const place = (await readFile(pointer, 'utf8')).trim();
  return place === '' ? undefined : place;
}

async function chooseRoot(wanted: string, account: Account | undefined): Promise<string> {
  checkLength(wanted);
  if (!account || (await canReach(wanted, account))) return wanted;
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  return join('/var/lib/helix/instances', name);
}

/** Whether every folder on the way lets the account through. */
async function canReach(path: string, account: Account): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function checkLength(path: string): string {
  if (Buffer.byteLength(path) <= maxPathBytes) return path;
  throw new EmbeddedPostgresError(
    `The path of the database is ${Buffer.byteLength(path)} bytes long, more than the ${maxPathBytes} that PostgreSQL can use. Choose a shorter HELIX_HOME.`,
  );
}
