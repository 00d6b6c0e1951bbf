import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGatewayReports, type GatewaySighting } from '@helix/modules/gateways';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { openWork } from './fixtures/work-board.ts';

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
});
afterAll(() => api.stop());

test('admins see each gateway as the engines do; nobody else does', async () => {
  expect((await work.owner('GET', '/v1/gateways')).body).toEqual({ items: [], nextCursor: null });
  const connected: GatewaySighting = {
    ...{ id: 'gpu:18789', name: 'gpu', url: 'ws://gpu:18789', state: 'connected', version: '1' },
    ...{ since: new Date().toISOString(), lastHeardAt: new Date().toISOString() },
    ...{ providers: ['ollama'], features: ['tools'], slots: { used: 1, total: 4 } },
    startedAt: null,
  };
  const sightings = [
    [connected],
    [{ ...connected, state: 'away' as const, slots: null, lastHeardAt: null }],
  ];
  const services = sightings.map((seen, index) =>
    createGatewayReports(api.ctx, { engineId: `engine-${index}`, sight: () => seen }),
  );
  for (const service of services) await service.start();
  const { body } = await work.owner('GET', '/v1/gateways');
  expect(body['items']).toEqual([{ ...connected, engines: ['engine-0'] }]);
  const member = await work.person('Bob');
  expect(await member.call('GET', '/v1/gateways')).toMatchObject({ status: 403 });
  for (const service of services) await service.drain(AbortSignal.timeout(1_000));
  expect((await work.owner('GET', '/v1/gateways')).body['items']).toEqual([]);
});
