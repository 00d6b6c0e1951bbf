import { AppError } from '../app-error.ts';
import { maxMessageBytes } from './ephemeral-store.ts';
import { withoutNul } from './plain-text.ts';

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

/** Both stores refuse the same messages, though only one of them must. */
export function refuseLargeMessage(channel: string, message: string): void {
  const bytes = Buffer.byteLength(withoutNul(channel)) + Buffer.byteLength(withoutNul(message));
  if (bytes <= maxMessageBytes) return;
  throw new RangeError(
    `${bytes} bytes (the channel's name and the message) are more than a hint; the limit is ${maxMessageBytes}`,
  );
}
