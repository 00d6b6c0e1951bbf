import { ApiError } from '@helix/client';

/** What is in force instead, when a refusal tells it. Like all that our own API answers, it is not checked here. */
export function currentOf<T>(error: unknown): T | undefined {
  if (!(error instanceof ApiError)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API sends what its contract says
  return error.details?.['current'] as T | undefined;
}
