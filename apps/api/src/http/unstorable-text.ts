import { AppError } from '@helix/runtime';

/** The database keeps every sign but one; whoever sends that one is told, instead of losing it or causing a failure. */
export function refuseUnstorableText(value: unknown, path = ''): void {
  if (typeof value === 'string') {
    if (!value.includes('\0')) return;
    throw new AppError('request.invalid', `${path} must not contain the sign U+0000`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    refuseUnstorableText(key, here.replaceAll('\0', '?'));
    refuseUnstorableText(part, here);
  }
}
