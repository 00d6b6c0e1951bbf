import { open, type FileHandle } from 'node:fs/promises';
import type { AttemptRecord } from './attempt-record.ts';

/** One file, one line a record. What was appended survives the process; what was sealed survives the machine. */
export type AttemptLog = {
  append(record: AttemptRecord): Promise<void>;
  /** Appends the last record, and closes. */
  seal(record: AttemptRecord): Promise<void>;
};

export async function openAttemptLog(path: string): Promise<AttemptLog> {
  const file = await open(path, 'a', 0o600);
  return {
    append: (record) => file.appendFile(`${JSON.stringify(record)}\n`),
    seal: (record) => sealFile(file, record),
  };
}

async function sealFile(file: FileHandle, record: AttemptRecord): Promise<void> {
  try {
    // A line that a crash tore in the middle must not swallow this one.
    await file.appendFile(`\n${JSON.stringify(record)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}
