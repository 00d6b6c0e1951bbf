import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { EventType } from './event.ts';

/**
 * What a caller must be. `public` needs nobody; a scope is what an API key must carry; a role is the least a
 * member needs; `session` is for a person who has signed in, whatever an API key carries.
 */
export type Access =
  | 'public'
  | { readonly scope: Scope; readonly role?: Role; readonly session?: true };

export const roles = ['viewer', 'member', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export const scopes = [
  'organization:read',
  'organization:write',
  'tasks:read',
  'tasks:write',
  'agents:read',
  'agents:write',
  'runs:read',
  'runs:write',
] as const;
export type Scope = (typeof scopes)[number];

/** A request body that is one file, streamed to the handler and never held in memory. */
export type FileBody = {
  readonly kind: 'file';
  readonly maxBytes: number;
  readonly contentTypes: readonly string[];
};
/** A response whose bytes the handler streams; `contentType` is what a client may expect. */
export type FileResponse = { readonly kind: 'file'; readonly contentType: string };
/** A server-sent event stream; each frame is one of these events. */
export type EventStreamResponse = {
  readonly kind: 'events';
  readonly events: readonly EventType[];
};

export type Endpoint = {
  /** `slice.verb`, unique; also the name of the operation in OpenAPI and in the CLI. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API base, with `:param` segments. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | FileBody;
  readonly response: z.ZodType | FileResponse | EventStreamResponse;
  /** The status of success; 200 unless given. */
  readonly status?: 200 | 201 | 202;
  /** Codes beyond those that any endpoint can answer with. */
  readonly errors: readonly ErrorCode[];
};

/** Where every path is mounted. */
export const apiBase = '/api';

/** One HTTP operation, described once: the api mounts it, the client calls it, OpenAPI prints it. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

export function isFileBody(body: Endpoint['body']): body is FileBody {
  return body !== undefined && 'kind' in body && body.kind === 'file';
}
export function isFileResponse(response: Endpoint['response']): response is FileResponse {
  return 'kind' in response && response.kind === 'file';
}
export function isEventStream(response: Endpoint['response']): response is EventStreamResponse {
  return 'kind' in response && response.kind === 'events';
}

type Part<
  E extends Endpoint,
  Key extends 'params' | 'query',
  Mode extends 'in' | 'out',
> = E[Key] extends z.ZodType
  ? Mode extends 'in'
    ? OptionalWhenEmpty<Key, z.input<E[Key]>>
    : { [K in Key]: z.output<E[Key]> }
  : unknown;

/** `query` may be left out altogether when everything in it may be. */
type OptionalWhenEmpty<Key extends string, Value> =
  Record<never, never> extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };

type BodyIn<E extends Endpoint> = E['body'] extends z.ZodType
  ? { body: z.input<E['body']> }
  : E['body'] extends FileBody
    ? { body: FileUpload }
    : unknown;
type BodyOut<E extends Endpoint> = E['body'] extends z.ZodType
  ? { body: z.output<E['body']> }
  : E['body'] extends FileBody
    ? { body: IncomingFile }
    : unknown;

/** What a caller sends as a file. */
export type FileUpload = {
  readonly name: string;
  readonly contentType: string;
  readonly data: Blob;
};
/** What a handler receives as a file: bytes as they arrive. */
export type IncomingFile = {
  readonly name: string;
  readonly contentType: string;
  readonly stream: AsyncIterable<Uint8Array>;
};
/** What a handler answers with for a file response. */
export type OutgoingFile = StreamedFile | SeekableFile;
/** A file that is sent from its beginning to its end. */
export type StreamedFile = {
  readonly name: string;
  readonly contentType: string;
  readonly size?: number;
  /** The same for the same bytes; a client that has them is told so. */
  readonly etag?: string;
  readonly stream: AsyncIterable<Uint8Array>;
};
/** A file of which a client may ask for a part. */
export type SeekableFile = {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly etag: string;
  open(range?: {
    readonly start: number;
    readonly end: number;
  }): Promise<AsyncIterable<Uint8Array>>;
};

/** What a caller sends: schema defaults may be left out. */
export type EndpointCall<E extends Endpoint> = Part<E, 'params', 'in'> &
  Part<E, 'query', 'in'> &
  BodyIn<E>;

/** What a handler receives: parsed, with defaults filled in. */
export type EndpointInput<E extends Endpoint> = Part<E, 'params', 'out'> &
  Part<E, 'query', 'out'> &
  BodyOut<E>;

/** What a caller gets back. */
export type EndpointResult<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.output<E['response']>
  : E['response'] extends FileResponse
    ? Response
    : never;

/** What a handler must return; the response schema may transform it before it is sent. */
export type EndpointAnswer<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.input<E['response']>
  : E['response'] extends FileResponse
    ? OutgoingFile
    : never;
