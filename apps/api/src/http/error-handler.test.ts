import fastify, { LogController } from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '@helix/runtime';
import { handleError, toAppError } from './error-handler.ts';
import { useInputSentences } from './input-sentences.ts';

useInputSentences();

const schema = z
  .strictObject({
    title: z.string().min(1).max(5),
    priority: z.enum(['low', 'high']).optional(),
    due: z.iso.date().optional(),
    limit: z.int().max(200).optional(),
    ids: z.array(z.string()).min(1).optional(),
    key: z.string().min(2, 'must have two letters').optional(),
    filter: z
      .string()
      .refine((text) => text !== '(', 'This is never closed')
      .optional(),
  })
  .refine(({ title }) => title !== 'no', 'must not be no');

test.each([
  [{}, 'title is missing'],
  [{ title: 1 }, 'title must be a text'],
  [{ title: '' }, 'title must not be empty'],
  [{ title: 'longer' }, 'title must have at most 5 characters'],
  [{ title: 'a', priority: 'x' }, 'priority must be one of low, high'],
  [{ title: 'a', due: 'soon' }, 'due must be a day such as 2026-12-24'],
  [{ title: 'a', limit: 201 }, 'limit must be at most 200'],
  [{ title: 'a', ids: [] }, 'ids must not be empty'],
  [{ title: 'a', key: 'x' }, 'key must have two letters'],
  [{ title: 'a', filter: '(' }, 'filter: This is never closed'],
  [{ title: 'a', foo: 1 }, 'it names what is not known here: foo'],
  [{ title: 'no' }, 'it must not be no'],
  [[], 'it must be an object'],
])('refused input is told of in a sentence: %j', (input, sentence) => {
  const { error } = schema.safeParse(input);
  expect(toAppError(error)).toMatchObject({
    code: 'request.invalid',
    message: `The request is not valid: ${sentence}`,
  });
});

const failed = (cause: Error) => new Error('Failed query', { cause });

test.each([
  failed(Object.assign(new Error('terminating connection'), { code: '57P01' })),
  failed(Object.assign(new Error('the database system is starting up'), { code: '57P03' })),
  failed(new Error('Connection terminated unexpectedly')),
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
])('who asks while the database is away is asked to come back: $message', (error) => {
  expect(toAppError(error)).toMatchObject({ code: 'service.unavailable', status: 503 });
});

test('what is too large or too long ago for the database is a mistake of who asks', () => {
  const error = failed(Object.assign(new Error('out of range'), { code: '22008' }));
  expect(toAppError(error)).toMatchObject({ code: 'request.invalid', status: 400 });
});

test('what nobody foresaw stays a fault of ours', () => {
  expect(toAppError(failed(new Error('syntax error')))).toMatchObject({ code: 'internal' });
});

test('what nobody foresaw is logged with where it came from; that something is not ready yet is not', async () => {
  const lines: string[] = [];
  const logger = { level: 'info', stream: { write: (line: string) => void lines.push(line) } };
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.setErrorHandler(handleError);
  app.get('/ready', () => Promise.reject(new AppError('service.unavailable', 'Not ready: web')));
  app.get('/broken', () => Promise.reject(new Error('syntax error')));
  const ready = await app.inject('/ready');
  expect([ready.statusCode, ready.json()]).toMatchObject([503, { message: 'Not ready: web' }]);
  expect(lines).toEqual([]);
  expect((await app.inject('/broken')).statusCode).toBe(500);
  expect(lines).toEqual([expect.stringContaining('error-handler.test.ts')]);
  await app.close();
});
