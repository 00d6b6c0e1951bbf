import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export type RotatingFile = { write(text: string): void; close(): void };

/** Appends to a file and starts a new one when it is full, keeping the newest few: `x.log`, `x.log.1`, … */
export function openRotatingFile(
  path: string,
  limits: { maxBytes: number; files: number } = { maxBytes: 10 * 1024 * 1024, files: 7 },
): RotatingFile {
  let fd = openSync(path, 'a', 0o600);
  let size = fstatSync(fd).size;

  const rotate = () => {
    closeSync(fd);
    const older = (n: number) => (n === 0 ? path : `${path}.${n}`);
    rmSync(older(limits.files - 1), { force: true });
    for (let n = limits.files - 2; n >= 0; n -= 1) moveIfThere(older(n), older(n + 1));
    fd = openSync(path, 'a', 0o600);
    size = 0;
  };

  return {
    write(text) {
      const bytes = Buffer.from(text);
      if (size > 0 && size + bytes.length > limits.maxBytes) rotate();
      size += writeAll(fd, bytes);
    },
    close: () => closeSync(fd),
  };
}

/** A log that cannot be written (the disk is full) must not stop what it is about. */
function writeAll(fd: number, bytes: Buffer): number {
  try {
    return writeSync(fd, bytes);
  } catch {
    return 0;
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // There are fewer files than may be kept.
  }
}
