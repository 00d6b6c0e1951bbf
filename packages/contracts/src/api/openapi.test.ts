import { expect, test } from 'vitest';
import { apiBase } from '../endpoint.ts';
import { allEndpoints } from './all-endpoints.ts';
import { openApiDocument } from './openapi.ts';

const document = openApiDocument(allEndpoints, { version: '0.0.0', base: apiBase });

test('every endpoint appears once, under its path and method', () => {
  const operations = Object.values(
    document['paths'] as Record<string, Record<string, { operationId: string }>>,
  )
    .flatMap((path) => Object.values(path))
    .map((operation) => operation.operationId);
  expect(operations.toSorted()).toEqual(allEndpoints.map((endpoint) => endpoint.id).toSorted());
  expect(new Set(operations).size).toBe(operations.length);
});

test('every reference leads to a component', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  const components = Object.keys((document['components'] as { schemas: object }).schemas);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    expect(components.map((name) => `#/components/schemas/${name}`)).toContain(reference);
  }
});

test('two endpoints never share a path and method', () => {
  const routes = allEndpoints.map(
    ({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`,
  );
  expect(new Set(routes).size).toBe(routes.length);
});
