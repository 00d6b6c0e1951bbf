import { apiBase, isFileBody, type Endpoint, type FileUpload } from '@helix/contracts';

export type CallParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

export function buildUrl(endpoint: Endpoint, { params = {}, query = {} }: CallParts): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `${apiBase}${path}${search.size > 0 ? `?${search}` : ''}`;
}

export function buildBody(
  endpoint: Endpoint,
  body: unknown,
): { body?: string | FormData; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  if (!isFileBody(endpoint.body)) {
    return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- EndpointCall types the body of such an endpoint as FileUpload
  const file = body as FileUpload;
  const form = new FormData();
  form.set('file', new Blob([file.data], { type: file.contentType }), file.name);
  return { body: form, headers: {} };
}
