import { z } from 'zod';
import { isEventStream, isFileBody, isFileResponse, type Endpoint } from '../endpoint.ts';
import { commonErrors, errorStatus, type ErrorCode } from '../errors.ts';
import { eventEnvelopeSchema } from '../event.ts';
import { createSchemaPrinter, type Json, type SchemaPrinter } from './json-schema.ts';
import { problemSchema } from '../problem.ts';

/** The OpenAPI 3.1 document is a projection of the endpoint list; nothing in it is written by hand. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  info: { version: string; base: string },
): Json {
  const print = createSchemaPrinter();
  print.schema(problemSchema, 'output');
  print.schema(eventEnvelopeSchema, 'output');
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, print) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Helix Mission Control', version: info.version },
    servers: [{ url: info.base }],
    paths,
    components: {
      schemas: print.components(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'helix_access' },
      },
    },
  };
}

function operation(endpoint: Endpoint, print: SchemaPrinter): Json {
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    ...(endpoint.description && { description: endpoint.description }),
    ...security(endpoint),
    parameters: parameters(endpoint, print),
    ...requestBody(endpoint, print),
    responses: {
      [String(endpoint.status ?? 200)]: success(endpoint, print),
      ...failures(endpoint),
    },
  };
}

function security({ access }: Endpoint): Json {
  if (access === 'public') return { security: [] };
  return {
    security: [{ bearer: [] }, { session: [] }],
    'x-scope': access.scope,
    ...(access.role && { 'x-role': access.role }),
    ...(access.session && { 'x-session': true }),
  };
}

function parameters(endpoint: Endpoint, print: SchemaPrinter): readonly Json[] {
  const fields = (schema: z.ZodObject | undefined, place: 'path' | 'query') =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || !z.safeParse(field, undefined).success,
      schema: print.schema(field, 'input'),
    }));
  const idempotency = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Repeat a request with the same key and it takes effect once',
    schema: { type: 'string', maxLength: 200 },
  };
  const resume = {
    name: 'Last-Event-ID',
    in: 'header',
    required: false,
    description: 'Continue after this frame',
    schema: { type: 'string' },
  };
  return [
    ...fields(endpoint.params, 'path'),
    ...fields(endpoint.query, 'query'),
    ...(takesIdempotencyKey(endpoint) ? [idempotency] : []),
    ...(isEventStream(endpoint.response) ? [resume] : []),
  ];
}

/** Not where a repeat must count again, as with passwords. */
function takesIdempotencyKey({ method, access }: Endpoint): boolean {
  return method !== 'GET' && access !== 'public' && access.session === undefined;
}

function requestBody({ body }: Endpoint, print: SchemaPrinter): Json {
  if (body === undefined) return {};
  if (isFileBody(body)) {
    const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };
    return {
      requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } },
    };
  }
  return { requestBody: { required: true, content: json(print.schema(body, 'input')) } };
}

function success({ response }: Endpoint, print: SchemaPrinter): Json {
  if (isFileResponse(response)) {
    return {
      description: 'The file',
      content: { [response.contentType]: { schema: { type: 'string', format: 'binary' } } },
    };
  }
  if (isEventStream(response)) {
    const names = response.events.map((event) => event.name).join(', ');
    return {
      description: `Server-sent events: ${names}`,
      content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/Event' } } },
    };
  }
  return { description: 'Success', content: json(print.schema(response, 'output')) };
}

function failures(endpoint: Endpoint): Json {
  const codes = new Map<number, ErrorCode[]>();
  for (const code of [...endpoint.errors, ...commonErrors]) {
    if (endpoint.access === 'public' && code.startsWith('auth.') && !endpoint.errors.includes(code))
      continue;
    const status = errorStatus[code];
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...codes].map(([status, list]) => [
      String(status),
      { description: list.join(' · '), content: json({ $ref: '#/components/schemas/Problem' }) },
    ]),
  );
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });
