import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isFileBody, isFileResponse, type Endpoint } from '@helix/contracts';

const head =
  '// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.\n';
/** Neither is for browsers: what runs in them is named, and documents are made elsewhere. */
const left = ['api', 'browser'];

/**
 * Each slice of the contract without its schemas: of an endpoint what the client reads, of a list of words the words.
 * Everything else comes from the file that has it, and costs whoever takes it that file.
 */
export async function browserContracts(source: string): Promise<Record<string, string>> {
  const slices = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !left.includes(entry.name))
    .map(({ name }) => name);
  const files: Record<string, string> = {};
  for (const slice of slices) files[`${slice}.ts`] = head + (await printSlice(source, slice));
  return files;
}

type Exports = Readonly<Record<string, unknown>>;
type Part = { readonly file: string; readonly exports: Exports };

async function printSlice(source: string, slice: string): Promise<string> {
  const parts: Part[] = [];
  const index = readFileSync(join(source, slice, 'index.ts'), 'utf8');
  for (const [, file = ''] of index.matchAll(/from '\.\/([\w-]+\.ts)'/g)) {
    parts.push({ file, exports: await load(join(source, slice, file)) });
  }
  const exports = await load(join(source, slice, 'index.ts'));
  const lines = Object.entries(exports).map(([name, value]) => {
    if (isEndpoint(value)) return `export const ${name} = ${JSON.stringify(called(value))};`;
    if (isData(value)) return `export const ${name} = ${JSON.stringify(value)};`;
    const origin = parts.find((part) => part.exports[name] === value);
    if (origin === undefined) throw new Error(`Where does ${name} of ${slice} come from?`);
    return `export { ${name} } from '../${slice}/${origin.file}';`;
  });
  return `${lines.join('\n')}\n`;
}

async function load(path: string): Promise<Exports> {
  const exports: Exports = await import(path);
  return exports;
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'response' in value;
}

/** What `createClient` and `follow` read. */
function called({ method, path, access, body, response }: Endpoint): object {
  const isStream = 'kind' in response && response.kind === 'events';
  return {
    method,
    path,
    access,
    ...(isFileBody(body) && { body }),
    response: isFileResponse(response) ? response : isStream ? { kind: 'events' } : {},
  };
}

function isData(value: unknown): boolean {
  if (typeof value === 'function') return false;
  if (typeof value === 'object' && value !== null && '_zod' in value) return false;
  return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
}
