import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;
export type SchemaPrinter = {
  schema(schema: z.ZodType, io: 'input' | 'output'): Json;
  /** Every schema that carries an id and was printed, under that id. */
  components(): Json;
};

const localDefinitions = '#/$defs/';
const components = '#/components/schemas/';

/** Prints zod schemas as JSON schema; those with an id are written once and referred to. */
export function createSchemaPrinter(): SchemaPrinter {
  const named: Record<string, unknown> = {};
  return {
    schema(schema, io) {
      const printed = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
      const { $schema: _dialect, $defs, id, ...rest } = printed;
      for (const [name, definition] of Object.entries($defs ?? {})) {
        named[name] = withoutLocalNames(definition);
      }
      if (typeof id !== 'string') return withoutLocalNames(rest);
      named[id] = withoutLocalNames(rest);
      return { $ref: components + id };
    },
    components: () =>
      Object.fromEntries(Object.entries(named).toSorted(([a], [b]) => a.localeCompare(b))),
  };
}

/** A component is found by its place in the document, so neither a local reference nor an id may stay. */
function withoutLocalNames(schema: object): Json {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(key === 'id' && typeof value === 'string'))
      .map(([key, value]) => [key, rewrite(key, value)]),
  );
}

function rewrite(key: string, value: unknown): unknown {
  if (key === '$ref' && typeof value === 'string') {
    return value.startsWith(localDefinitions)
      ? components + value.slice(localDefinitions.length)
      : value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => rewrite('', item));
  return typeof value === 'object' && value !== null ? withoutLocalNames(value) : value;
}
