import { createHash, randomBytes } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { schema } from '@helix/db';
import { createAttachmentJobs } from '@helix/modules/attachments';
import { testDatabase } from '@helix/testing/postgres';
import { eq } from 'drizzle-orm';
import { plainPng } from './fixtures/plain-png.ts';
import { runJob } from './fixtures/run-job.ts';
import { startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { upload } from './fixtures/upload.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

type Body = Record<string, unknown>;
type Person = { call: Caller; memberId: string; token: string };

const maxAttachmentBytes = 3_000_000;
const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;
let ada: Caller;
let bob: Person;
let viewer: Person;
let outsider: Person;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url, maxAttachmentBytes });
  work = await openWork(api);
  ada = work.owner;
  board = await work.board();
  bob = await work.person('Bob', { [board.boardId]: 'create' });
  viewer = await work.person('Vera', { [board.boardId]: 'view' });
  outsider = await work.person('Otto');
});
afterAll(() => api.stop());

const attach = async (
  taskId: string,
  name: string,
  data: string | Uint8Array,
  by = ada,
): Promise<Body> => {
  const answer = await upload(by, taskId, { name, data, type: 'text/html' });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const get = (path: string, headers: Record<string, string> = {}, by = bob) =>
  fetch(`${api.url}/api/v1/attachments/${path}`, {
    headers: { authorization: `Bearer ${by.token}`, ...headers },
  });
const onDisk = async (): Promise<string[]> => {
  const folder = join(api.home, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};
const rows = (taskId: string) =>
  api.ctx.db.select().from(schema.attachments).where(eq(schema.attachments.taskId, taskId));

describe('a file that is attached', () => {
  test('is kept as it came, counted, told of, and known by what it is', async () => {
    const task = await board.create();
    const bytes = randomBytes(2_500_000);
    const attachment = await attach(task.id, '../../etc/größe\u202Egpj.bin', bytes, bob.call);
    expect(attachment).toMatchObject({
      name: 'größegpj.bin',
      mediaType: 'application/octet-stream',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      uploadedBy: { id: bob.memberId },
      hasThumbnail: false,
      commentId: null,
    });
    const response = await get(`${String(attachment['id'])}/content`);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fegpj.bin",
    );
    expect(await board.get(task.id)).toMatchObject({ attachmentCount: 1, version: task.version });
    expect((await work.eventsOf(task.id)).at(-1)).toMatchObject({
      type: 'attachment.added',
      data: { attachmentCount: 1, attachment },
    });
    for (const path of await onDisk()) expect(path.startsWith(join(api.home, 'files'))).toBe(true);
  });

  test.each([
    ['page.html', '<!doctype html><script>alert(1)</script>', 'text/plain; charset=utf-8'],
    [
      'drawing.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'text/plain; charset=utf-8',
    ],
    [
      'xml.svg',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      'application/octet-stream',
    ],
    ['both.gif', 'GIF89a/*\0*/=alert(1);//<script>alert(1)</script>', 'image/gif'],
  ])('is never run by a browser: %s', async (name, data, contentType) => {
    const { id } = await board.create();
    const attachment = await attach(id, name, data);
    const { headers } = await get(`${String(attachment['id'])}/content`);
    expect(headers.get('content-type')).toBe(contentType);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await get(`${String(attachment['id'])}/thumbnail`)).status).toBe(409);
  });

  test('is read in parts, and not again by who has it', async () => {
    const { id: taskId } = await board.create();
    const { id } = await attach(taskId, 'digits.txt', '0123456789');
    const path = `${String(id)}/content`;
    const part = async (range: string, more = {}) => {
      const answer = await get(path, { range, ...more });
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=5-999')).toEqual([206, 'bytes 5-9/10', '56789']);
    for (const whole of ['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-']) {
      expect(await part(whole)).toEqual([200, null, '0123456789']);
    }
    for (const beyond of ['bytes=10-', 'bytes=-0']) {
      const answer = await get(path, { range: beyond });
      expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10']);
      expect(await answer.json()).toMatchObject({ code: 'request.range_not_satisfiable' });
    }
    const head = await fetch(`${api.url}/api/v1/attachments/${path}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${bob.token}` },
    });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      ...[200, '10', ''],
    ]);
    const etag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await part('bytes=2-4', { 'if-range': etag }))[0]).toBe(206);
    expect((await part('bytes=2-4', { 'if-range': '"other"' }))[0]).toBe(200);
  });

  test('is shown small when it is an image, and made small once', async () => {
    const { id: taskId } = await board.create();
    const { id, hasThumbnail } = await attach(taskId, 'p.png', plainPng(1_200, 600));
    expect(hasThumbnail).toBe(true);
    const before = (await onDisk()).length;
    const answers = await Promise.all([1, 2, 3].map(() => get(`${String(id)}/thumbnail`)));
    const small = await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    expect(Buffer.from(small[0] ?? new ArrayBuffer(0)).toString('latin1', 8, 12)).toBe('WEBP');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await onDisk()).toHaveLength(before + 1);
    const etag = answers[0]?.headers.get('etag') ?? '';
    expect((await get(`${String(id)}/thumbnail`, { 'if-none-match': etag })).status).toBe(304);
  });

  test('is not shown small when it unfolds to more than memory holds, or is broken', async () => {
    const { id: taskId } = await board.create();
    const png = plainPng(8_000, 8_000);
    for (const data of [png, png.subarray(0, 200)]) {
      const { id, hasThumbnail } = await attach(taskId, 'bomb.png', data);
      expect(hasThumbnail).toBe(true);
      const answer = await get(`${String(id)}/thumbnail`);
      expect([answer.status, ((await answer.json()) as Body)['code']]).toEqual([
        409,
        'attachment.no_thumbnail',
      ]);
    }
  });

  test('is renamed, removed and brought back', async () => {
    const { id: taskId } = await board.create();
    const { id } = await attach(taskId, 'a.txt', 'a');
    const path = `/v1/attachments/${String(id)}`;
    const renamed = await bob.call('PATCH', path, { name: 'aux.txt', version: 1 });
    expect(renamed.body).toMatchObject({ name: '_aux.txt', version: 2 });
    expect(await bob.call('PATCH', path, { name: 'b.txt', version: 1 })).toMatchObject({
      status: 409,
      body: { details: { current: { name: '_aux.txt', version: 2 } } },
    });
    await bob.call('DELETE', path);
    await bob.call('DELETE', path);
    expect((await get(`${String(id)}/content`)).status).toBe(404);
    expect((await board.get(taskId))['attachmentCount']).toBe(0);
    await bob.call('POST', `${path}/restore`);
    expect((await get(`${String(id)}/content`)).status).toBe(200);
    expect((await board.get(taskId))['attachmentCount']).toBe(1);
    const types = (await work.eventsOf(taskId)).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('attachment.'))).toEqual([
      'attachment.added',
      'attachment.renamed',
      'attachment.removed',
      'attachment.added',
    ]);
  });

  test('is for those who may see the board, and changed by those who may work on it', async () => {
    const { id: taskId } = await board.create();
    const { id } = await attach(taskId, 'a.txt', 'a');
    expect((await get(`${String(id)}/content`, {}, outsider)).status).toBe(404);
    expect((await upload(outsider.call, taskId, { name: 'x', data: 'x' })).status).toBe(404);
    expect((await get(`${String(id)}/content`, {}, viewer)).status).toBe(200);
    expect((await upload(viewer.call, taskId, { name: 'x', data: 'x' })).status).toBe(403);
    expect((await viewer.call('DELETE', `/v1/attachments/${String(id)}`)).status).toBe(403);
    const said = await ada('POST', `/v1/tasks/${taskId}/comments`, {
      body: 'x',
      attachmentIds: [id],
    });
    expect(said.status).toBe(201);
    expect((await bob.call('DELETE', `/v1/attachments/${String(id)}`)).status).toBe(403);
    await ada('DELETE', `/v1/tasks/${taskId}`);
    expect(await upload(ada, taskId, { name: 'x', data: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'task.deleted' },
    });
  });
});

describe('an upload that fails leaves nothing', () => {
  test('when it is too large, to nobody, or no file at all', async () => {
    const { id: taskId } = await board.create();
    const before = await onDisk();
    const large = { name: 'large', data: new Uint8Array(maxAttachmentBytes + 1) };
    expect(await upload(ada, taskId, large)).toMatchObject({
      status: 413,
      body: { code: 'request.too_large' },
    });
    expect((await upload(ada, 'task_00000000000', large)).status).toBe(404);
    const path = `/v1/tasks/${taskId}/attachments`;
    expect((await ada('POST', path, { name: 'x' })).status).toBe(415);
    expect((await ada('POST', path, new FormData())).status).toBe(400);
    expect(await rows(taskId)).toEqual([]);
    expect(await onDisk()).toEqual(before);
  });

  test('when what arrives is no form, or no whole one', async () => {
    const { id: taskId } = await board.create();
    const before = await onDisk();
    const send = async (body: string, type = 'multipart/form-data; boundary=b') => {
      const answer = await ada('POST', `/v1/tasks/${taskId}/attachments`, body, {
        'content-type': type,
      });
      return [answer.status, answer.body['code']];
    };
    const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf';
    expect(await send(part)).toEqual([400, 'request.invalid']);
    expect(await send('--b--', 'multipart/form-data')).toEqual([400, 'request.invalid']);
    expect(await send('nonsense')).toEqual([400, 'request.invalid']);
    expect(await send('')).toEqual([400, 'request.invalid']);
    expect(await send(`${part}\r\n--c--`)).toEqual([400, 'request.invalid']);
    expect(await rows(taskId)).toEqual([]);
    expect(await onDisk()).toEqual(before);
    const nameless = part
      .replace('; filename="a.txt"', '')
      .replace('\r\n\r\n', '\r\ncontent-type: application/octet-stream\r\n\r\n');
    expect((await send(`${nameless}\r\n--b--\r\n`))[0]).toBe(201);
    expect((await rows(taskId)).map(({ name }) => name)).toEqual(['file']);
  });

  test('when it is cut in the middle', async () => {
    const { id: taskId } = await board.create();
    const before = await onDisk();
    const socket = connect(api.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      [
        `POST /api/v1/tasks/${taskId}/attachments HTTP/1.1`,
        'host: localhost',
        `authorization: Bearer ${bob.token}`,
        'content-type: multipart/form-data; boundary=cut',
        'content-length: 1000000',
        '',
        '--cut',
        'content-disposition: form-data; name="file"; filename="half.txt"',
        '',
        'half of it'.repeat(10_000),
      ].join('\r\n'),
    );
    await vi.waitFor(async () => expect(await onDisk()).toHaveLength(before.length + 1));
    socket.destroy();
    await vi.waitFor(async () => expect(await onDisk()).toEqual(before));
    expect(await rows(taskId)).toEqual([]);
  });
});

describe('the space of an organization', () => {
  const storage = async () => (await ada('GET', '/v1/organization/storage')).body;

  test('is counted, and not exceeded by uploads that come at once', async () => {
    const { id: taskId } = await board.create();
    const used = Number((await storage())['usedBytes']);
    expect(await bob.call('PATCH', '/v1/organization/storage', { quotaBytes: 0 })).toMatchObject({
      status: 403,
    });
    const quotaBytes = used + 3_500;
    await ada('PATCH', '/v1/organization/storage', { quotaBytes });
    const before = (await onDisk()).length;
    const data = new Uint8Array(1_000);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => upload(ada, taskId, { name: `${n}`, data })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...[201, 201, 201],
      ...[413, 413, 413, 413, 413],
    ]);
    expect(answers.find(({ status }) => status === 413)?.body).toMatchObject({
      code: 'storage.quota_exceeded',
    });
    expect(await storage()).toEqual({
      usedBytes: used + 3_000,
      quotaBytes,
      blockedTypes: [],
      maxFileBytes: maxAttachmentBytes,
    });
    expect(await onDisk()).toHaveLength(before + 3);
    await ada('PATCH', '/v1/organization/storage', { quotaBytes: null });
    expect((await board.get(taskId))['attachmentCount']).toBe(3);
  });

  test('takes in no types that an admin has ruled out, whatever a file says of itself', async () => {
    const { id: taskId } = await board.create();
    const before = await onDisk();
    const limits = { blockedTypes: ['application/x-msdownload', 'IMAGE/*'] };
    const wrong = await ada('PATCH', '/v1/organization/storage', { blockedTypes: ['*'] });
    expect(wrong.status).toBe(400);
    const set = await ada('PATCH', '/v1/organization/storage', limits);
    expect(set.body['blockedTypes']).toEqual(['application/x-msdownload', 'image/*']);
    for (const data of ['MZ\x90\0\x03', 'GIF89a\x01\0\x01\0']) {
      const sent = { name: 'notes.txt', type: 'text/plain', data: Buffer.from(data, 'latin1') };
      expect(await upload(ada, taskId, sent)).toMatchObject({
        status: 415,
        body: { code: 'request.unsupported_media_type' },
      });
    }
    expect(await onDisk()).toEqual(before);
    await attach(taskId, 'setup.exe', 'only text');
    await ada('PATCH', '/v1/organization/storage', { blockedTypes: [] });
  });

  test('is given back when what was removed is swept away, and bytes that nothing knows go too', async () => {
    const { id: taskId } = await board.create();
    const kept = await attach(taskId, 'kept.txt', 'kept');
    const removed = await attach(taskId, 'removed.txt', 'removed');
    await ada('DELETE', `/v1/attachments/${String(removed['id'])}`);
    const used = Number((await storage())['usedBytes']);
    const unknown = async function* () {
      yield Buffer.from('a crash came before the row');
    };
    const old = await api.ctx.files.write(unknown(), { maxBytes: 100 });
    const young = await api.ctx.files.write(unknown(), { maxBytes: 100 });
    const longAgo = new Date(Date.now() - 40 * 24 * 3_600_000);
    for (const path of await onDisk()) {
      if (!path.endsWith(young.id)) await utimes(path, longAgo, longAgo);
    }
    await api.ctx.db.update(schema.files).set({ createdAt: longAgo });
    const sweep = () => runJob(createAttachmentJobs(api.ctx), 'files.sweep');
    await sweep();
    const left = async () => (await onDisk()).map((path) => path.split('/').at(-1));
    expect(await left()).not.toContain(old.id);
    expect(await left()).toContain(young.id);
    const [first, second] = await rows(taskId);
    expect([first?.id, second?.id]).toEqual([kept['id'], removed['id']]);
    expect(await left()).toEqual(expect.arrayContaining([first?.fileId, second?.fileId]));

    await api.ctx.db
      .update(schema.attachments)
      .set({ deletedAt: longAgo })
      .where(eq(schema.attachments.id, String(removed['id'])));
    await sweep();
    expect(await left()).not.toContain(second?.fileId);
    expect((await get(`${String(kept['id'])}/content`)).status).toBe(200);
    expect((await storage())['usedBytes']).toBe(used - 'removed'.length);
  });
});
