import type { Names } from './names.ts';

/** The wire of a new slice. */
export function contractFiles(names: Names): Readonly<Record<string, string>> {
  const folder = `packages/contracts/src/${names.slice}`;
  return {
    [`${folder}/${names.file}.ts`]: entity(names),
    [`${folder}/endpoints.ts`]: endpoints(names),
    [`${folder}/events.ts`]: events(names),
    [`${folder}/index.ts`]: [names.file, 'endpoints', 'events']
      .map((file) => `export * from './${file}.ts';\n`)
      .join(''),
  };
}

const entity = ({ one, One, prefix }: Names) => `import { z } from 'zod';
import { idSchema } from '../id.ts';

export const ${one}Statuses = ['active', 'archived'] as const;
export const ${one}StatusSchema = z.enum(${one}Statuses);
export type ${One}Status = z.infer<typeof ${one}StatusSchema>;

export const ${one}Schema = z
  .object({
    id: idSchema('${prefix}'),
    name: z.string(),
    status: ${one}StatusSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: '${One}' });
export type ${One} = z.infer<typeof ${one}Schema>;
`;

const endpoints = (names: Names) => `import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { ${names.one}Schema, ${names.one}StatusSchema } from './${names.file}.ts';

const nameSchema = z.string().trim().min(1).max(100);
const ${names.one}Params = z.object({ ${names.one}Id: idSchema('${names.prefix}') });
${operation(names, { verb: 'create', method: 'POST', summary: `Create ${names.aOne}` })}
  access: { scope: 'organization:write', role: 'member' },
  body: z.object({ name: nameSchema }),
  response: ${names.one}Schema,
  status: 201,
  errors: [],
});
${operation(names, { verb: 'list', method: 'GET', summary: `List ${names.manyWords}, oldest first` })}
  access: { scope: 'organization:read' },
  query: z.object(pageQuery),
  response: pageOf(${names.one}Schema),
  errors: [],
});
${operation(names, { verb: 'get', method: 'GET', summary: `Get ${names.aOne}` })}
  access: { scope: 'organization:read' },
  params: ${names.one}Params,
  response: ${names.one}Schema,
  errors: ['resource.not_found'],
});
${operation(names, { verb: 'update', method: 'PATCH', summary: `Change ${names.aOne}` })}
  access: { scope: 'organization:write', role: 'member' },
  params: ${names.one}Params,
  body: z.object({
    name: nameSchema.optional(),
    status: ${names.one}StatusSchema.optional(),
    version: z.int().optional().describe('Refuse with 409 when it was changed meanwhile'),
  }),
  response: ${names.one}Schema,
  errors: ['resource.not_found', 'resource.conflict', 'resource.version_conflict'],
});
`;

type Operation = { readonly verb: string; readonly method: string; readonly summary: string };

function operation(names: Names, { verb, method, summary }: Operation): string {
  const path = `/v1/${names.slice}`;
  const ofOne = verb === 'get' || verb === 'update';
  return `
export const ${verb}${verb === 'list' ? names.Many : names.One} = defineEndpoint({
  id: '${names.many}.${verb}',
  method: '${method}',
  path: '${ofOne ? `${path}/:${names.one}Id` : path}',
  summary: '${summary}',`;
}

const events = ({ one, file, event }: Names) => `import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { ${one}Schema } from './${file}.ts';

export const ${one}Created = defineEvent({
  name: '${event}.created',
  data: z.object({ ${one}: ${one}Schema }),
});
export const ${one}Updated = defineEvent({
  name: '${event}.updated',
  data: z.object({ ${one}: ${one}Schema }),
});
`;
