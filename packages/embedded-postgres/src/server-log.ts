import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const maxBytes = 10 * 1024 * 1024;
const kept = 7;

/** Keeps the newest few logs; a server that is running keeps the file it has open. */
export async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size < maxBytes) return;
  await rename(path, `${path}.${new Date().toISOString().replaceAll(':', '-')}`);
  const older = (await readdir(dirname(path))).filter((name) =>
    name.startsWith(`${basename(path)}.`),
  );
  for (const name of older.toSorted().slice(0, -kept)) await rm(join(dirname(path), name));
}

/** What was written after a position: the reason why a server did not come up. */
export async function readLogFrom(path: string, position: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, position);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}
