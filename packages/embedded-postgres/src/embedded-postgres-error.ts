/** Something that a person can mend; the message says what. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Turns what the system says into what a person can do about it. */
export function explain(what: string, detail: string): EmbeddedPostgresError {
  if (/ENOSPC|No space left on device/i.test(detail)) {
    return new EmbeddedPostgresError(`${what}: the disk is full. Free some space and start again.`);
  }
  if (/EACCES|EROFS|EPERM|Permission denied|Read-only file system/i.test(detail)) {
    return new EmbeddedPostgresError(
      `${what}: permission denied. Check who owns the folder, or choose another with HELIX_HOME. (${lastLine(detail)})`,
    );
  }
  return new EmbeddedPostgresError(`${what}: ${lastLine(detail)}`);
}

function lastLine(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').slice(-600) || 'no reason was given';
}
