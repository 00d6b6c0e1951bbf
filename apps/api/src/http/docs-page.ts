import { z } from 'zod';
import {
  apiBase,
  isEventStream,
  isFileBody,
  isFileResponse,
  type Endpoint,
} from '@helix/contracts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const style = `
:root{color-scheme:light dark;--line:#8884;--soft:#888}
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:2rem 1rem}
code,pre{font:13px/1.5 ui-monospace,monospace}
section{border-top:1px solid var(--line);padding-top:1rem;margin-top:2rem}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}
summary{cursor:pointer;display:flex;gap:.75rem;flex-wrap:wrap}
summary b{min-width:4rem}summary span{color:var(--soft)}
pre{overflow:auto;background:#8881;padding:.75rem;border-radius:6px}
nav a{margin-right:1rem}`;

/** One page, no scripts: every operation with what it takes and answers. */
export function renderDocsPage(endpoints: readonly Endpoint[], version: string): string {
  const slices = Map.groupBy(endpoints, (endpoint) => endpoint.id.split('.')[0] ?? '');
  const links = [...slices.keys()].map((name) => `<a href="#${name}">${name}</a>`).join('');
  const sections = [...slices].map(
    ([name, list]) =>
      `<section id="${name}"><h2>${name}</h2>${list.map(operation).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Helix Mission Control API</title><style>${style}</style></head><body>
<h1>Helix Mission Control API</h1>
<p>Version ${escape(version)}. The same as data: <a href="${apiBase}/openapi.json">openapi.json</a>.
Send <code>Authorization: Bearer …</code> with the access token that signing in answers with.</p>
<nav>${links}</nav>${sections.join('')}</body></html>`;
}

function describeAccess({ access }: Endpoint): string {
  if (access === 'public') return 'Open to everybody.';
  const role = access.role ? ` and the role ${access.role}` : '';
  const session = access.session ? ' An API key cannot do it.' : '';
  return `Needs the scope ${access.scope}${role}.${session}`;
}

function operation(endpoint: Endpoint): string {
  return `<details id="${endpoint.id}"><summary><b>${endpoint.method}</b><code>${escape(apiBase + endpoint.path)}</code>
<span>${escape(endpoint.summary)}</span></summary><p>${escape(endpoint.description ?? '')} ${escape(describeAccess(endpoint))}</p>
${part('Path', endpoint.params, 'input')}${part('Query', endpoint.query, 'input')}${requestBody(endpoint)}${response(endpoint)}
<p>Errors: ${endpoint.errors.map((code) => `<code>${code}</code>`).join(' ') || 'only those that any operation has'}</p></details>`;
}

function requestBody({ body }: Endpoint): string {
  if (isFileBody(body))
    return `<h4>Body</h4><p>One file, multipart, at most ${body.maxBytes} bytes.</p>`;
  return part('Body', body, 'input');
}

function response(endpoint: Endpoint): string {
  const { response: answer } = endpoint;
  if (isFileResponse(answer))
    return `<h4>Answer</h4><p>A file (${escape(answer.contentType)}).</p>`;
  if (isEventStream(answer)) {
    const names = answer.events.map((event) => `<code>${event.name}</code>`).join(' ');
    return `<h4>Answer</h4><p>Server-sent events: ${names}</p>`;
  }
  return part('Answer', answer, 'output');
}

function part(title: string, schema: z.ZodType | undefined, io: 'input' | 'output'): string {
  if (!schema) return '';
  const { $schema: _dialect, ...printed } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return `<h4>${title}</h4><pre>${escape(JSON.stringify(printed, undefined, 2))}</pre>`;
}
