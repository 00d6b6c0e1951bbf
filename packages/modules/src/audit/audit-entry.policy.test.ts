import { expect, test } from 'vitest';
import { auditOf } from './audit-entry.policy.ts';
import { canonicalJson } from './canonical-json.ts';

test('a change is on record field by field, and what it was done to as people knew it', () => {
  const task = { id: 'task_00000001', key: 'ENG-1', title: 'Ship it', priority: 'high' };
  const changes = { priority: { from: 'low', to: 'high' } };
  expect(auditOf({ type: 'task.updated', data: { task, changes } })).toEqual({
    subject: { kind: 'task', id: 'task_00000001', label: 'ENG-1' },
    changes,
  });
});

test('what is made is on record with what it was made of', () => {
  const apiKey = { id: 'key_00000001', name: 'CI', scopes: ['tasks:read'], expiresAt: null };
  expect(auditOf({ type: 'api_key.created', data: { apiKey } })).toEqual({
    subject: { kind: 'api_key', id: 'key_00000001', label: 'CI' },
    changes: { name: { from: null, to: 'CI' }, scopes: { from: null, to: ['tasks:read'] } },
  });
});

test('an event that only names ids is on record with them', () => {
  expect(
    auditOf({ type: 'dependency.added', data: { taskId: 'task_1', blockedById: 'task_2' } }),
  ).toEqual({
    subject: { kind: 'dependency', id: 'task_1', label: null },
    changes: { taskId: { from: null, to: 'task_1' }, blockedById: { from: null, to: 'task_2' } },
  });
});

test('secrets are never on record, however deep they are, and long texts are cut', () => {
  const { changes } = auditOf({
    type: 'model.updated',
    data: {
      model: { id: 'model_1', name: 'M' },
      changes: {
        apiKey: { from: 'sk-old', to: 'sk-new' },
        settings: { from: null, to: { deep: { refreshToken: 'tk-1', fine: 1 } } },
        description: { from: '', to: 'x'.repeat(1_000) },
      },
    },
  });
  expect(JSON.stringify(changes)).not.toMatch(/sk-|tk-/);
  expect(changes['settings']?.to).toEqual({ deep: { refreshToken: '[redacted]', fine: 1 } });
  expect(String(changes['description']?.to)).toHaveLength(301);
});

test('a move is on record with where it came from', () => {
  const task = { id: 'task_00000001', key: 'ENG-1', columnId: 'column_2', title: 'Ship it' };
  expect(auditOf({ type: 'task.moved', data: { task, fromColumnId: 'column_1' } }).changes).toEqual(
    {
      columnId: { from: 'column_1', to: 'column_2' },
    },
  );
});

test('what an event does not tell the changes of is on record as it is now', () => {
  const organization = { id: 'org_1', name: 'Acme', settings: { requireTotp: true } };
  expect(auditOf({ type: 'organization.updated', data: { organization } }).changes).toEqual({
    name: { from: null, to: 'Acme' },
    settings: { from: null, to: { requireTotp: true } },
  });
});

test('numbers are no secrets, whatever they are called', () => {
  const run = { id: 'run_1', usage: { inputTokens: 12 }, accessToken: 'tk-1' };
  expect(auditOf({ type: 'run.created', data: { run } }).changes).toEqual({
    usage: { from: null, to: { inputTokens: 12 } },
    accessToken: { from: null, to: '[redacted]' },
  });
});

test('an event that makes no sense is on record all the same', () => {
  expect(auditOf({ type: 'odd.thing', data: null })).toEqual({ subject: null, changes: {} });
  expect(auditOf({ type: 'odd.thing', data: [1] })).toEqual({ subject: null, changes: {} });
});

test('the same value has one text, in whatever order its fields were stored', () => {
  expect(canonicalJson({ b: [1, { y: null, x: 'é' }], a: undefined })).toBe(
    canonicalJson({ b: [1, { x: 'é', y: null }] }),
  );
  expect(canonicalJson({ a: 1.5, b: true })).toBe('{"a":1.5,"b":true}');
});
