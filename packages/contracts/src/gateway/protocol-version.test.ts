import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { gatewayEvents, gatewayMethods } from './messages.ts';
import { helixProtocolVersion } from './protocol-version.ts';

test('a changed message needs a new protocol version', () => {
  const shapes = [
    ...Object.entries(gatewayMethods).map(([name, { params, result }]) => [
      name,
      print(params),
      print(result),
    ]),
    ...Object.entries(gatewayEvents).map(([name, payload]) => [name, print(payload)]),
  ];
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(shapes))
    .digest('hex')
    .slice(0, 12);
  expect({ fingerprint, version: helixProtocolVersion }).toMatchInlineSnapshot(`
    {
      "fingerprint": "8d1b65525a32",
      "version": 4,
    }
  `);
});

/** Words are no part of the shape. */
function print(schema: z.ZodType): unknown {
  const printed = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.parse(
    JSON.stringify(printed, (key, value: unknown) => (key === 'description' ? undefined : value)),
  );
}
