import { AppError } from '../app-error.ts';
import { maxMessageBytes } from './ephemeral-store.ts';

/** Fails at once, and in our words, when the server behind the store is away. */
export async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new AppError('ephemeral.unavailable', 'The store for live updates does not answer', {
      cause,
    });
  }
}

export function refuseLargeMessage(message: string): void {
  const bytes = Buffer.byteLength(message);
  if (bytes <= maxMessageBytes) return;
  throw new RangeError(
    `a message of ${bytes} bytes is more than a hint; the limit is ${maxMessageBytes}`,
  );
}
