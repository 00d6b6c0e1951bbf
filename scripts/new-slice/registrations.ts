import type { Names } from './names.ts';

/** Text that goes into an existing file: as its last import, or right before or after an anchor that occurs once. */
export type Registration = { readonly file: string; readonly text: string } & (
  | { readonly at: 'imports' }
  | { readonly at: 'before' | 'after'; readonly anchor: string }
);

/** Where a slice has to be listed, once each; everything else is derived. */
export function registrations(names: Names): readonly Registration[] {
  const { slice, many, one } = names;
  const contracts = 'packages/contracts/src';
  const api = 'apps/api/src/app.ts';
  const events = `${contracts}/live/organization-events.ts`;
  return [
    {
      file: `${contracts}/id-prefixes.ts`,
      at: 'after',
      anchor: 'export const idPrefixes = {',
      text: `\n  ${one}: '${names.prefix}',`,
    },
    {
      file: `${contracts}/api/all-endpoints.ts`,
      at: 'imports',
      text: `import * as ${many} from '../${slice}/endpoints.ts';\n`,
    },
    {
      file: `${contracts}/api/all-endpoints.ts`,
      at: 'after',
      anchor: 'const slices = {',
      text: ` ${many},`,
    },
    {
      file: events,
      at: 'imports',
      text: `import { ${one}Created, ${one}Updated } from '../${slice}/events.ts';\n`,
    },
    {
      file: events,
      at: 'after',
      anchor: 'export const organizationEvents = [',
      text: `\n  ${one}Created,\n  ${one}Updated,`,
    },
    {
      file: 'packages/db/src/schema/index.ts',
      at: 'imports',
      text: `export * from './${slice}.ts';\n`,
    },
    {
      file: api,
      at: 'imports',
      text: `import { ${one}Handlers } from '@helix/modules/${slice}';\n`,
    },
    {
      file: api,
      at: 'after',
      anchor: 'const sliceHandlers: readonly EndpointHandler[] = [',
      text: `\n  ...${one}Handlers,`,
    },
    ...walkedByContractTest(names),
  ];
}

/** One of them in the database, for its paths to name. */
function walkedByContractTest({ slice, one }: Names): readonly Registration[] {
  return [
    {
      file: 'apps/api/src/fixtures/seed-contract.ts',
      at: 'after',
      anchor: '  return {',
      text: `\n    ${one}Id: await create('/v1/${slice}', { name: 'Seeded' }),`,
    },
  ];
}

/** The file with the text in its place; nothing when the place cannot be found. */
export function register(code: string, registration: Registration): string | undefined {
  const { text } = registration;
  if (registration.at === 'imports') {
    const last = [...code.matchAll(/^(?:import .* from|export \* from) '.*';\n/gm)].at(-1);
    return last && insertAt(code, last.index + last[0].length, text);
  }
  const { anchor, at } = registration;
  const [first, second] = [code.indexOf(anchor), code.lastIndexOf(anchor)];
  if (first === -1 || first !== second) return undefined;
  return insertAt(code, at === 'before' ? first : first + anchor.length, text);
}

const insertAt = (code: string, index: number, text: string) =>
  code.slice(0, index) + text + code.slice(index);
