import { globSync } from 'node:fs';
import { resolve } from 'node:path';

const app = resolve(import.meta.dirname, '../apps/web/src/app');

/** Pages for those who are not signed in. */
export const beforeSigningIn = [
  '/setup',
  '/login',
  '/join',
  '/forgot-password',
  '/reset-password',
  '/confirm-email',
];

/** Every page there is, as Next.js finds it: `/boards/[boardId]`. */
export function listRoutes(): string[] {
  return globSync('**/page.tsx', { cwd: app })
    .map((file) => `/${file}`.replace(/\/page\.tsx$/, '').replaceAll(/\/\([^)]+\)/g, '') || '/')
    .toSorted();
}

/** The address of a page, with an example for each of its parameters. */
export function pathOf(route: string, examples: Readonly<Record<string, string>>): string {
  return route.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const example = examples[name];
    if (example === undefined) throw new Error(`Give e2e/examples.ts an example of ${name}`);
    return example;
  });
}
