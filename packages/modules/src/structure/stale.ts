import { AppError } from '@helix/runtime';

/** Refuses a change that was made on an older version, and shows the present one. */
export function refuseStale(
  current: { readonly name: string; readonly version: number },
  version: number | undefined,
): void {
  if (version === undefined || version === current.version) return;
  throw new AppError('resource.version_conflict', `${current.name} was changed meanwhile`, {
    details: { current },
  });
}
