import { expect, test } from 'vitest';
import type { Attachment } from '@helix/contracts/attachments';
import { earlierVersions, kindOf } from './file-kind.ts';

const file = (about: Partial<Attachment>): Attachment => ({
  id: 'attachment_b',
  taskId: 'task_1',
  commentId: null,
  name: 'notes.md',
  mediaType: 'text/plain',
  size: 10,
  sha256: '',
  hasThumbnail: false,
  uploadedBy: { kind: 'member', id: 'member_1', name: 'Ada' },
  deletedAt: null,
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...about,
});

test.each([
  [{ name: 'a.png', mediaType: 'image/png' }, 'image'],
  [{ name: 'a.svg', mediaType: 'image/svg+xml' }, 'other'],
  [{ name: 'a.md' }, 'markdown'],
  [{ name: 'a.csv' }, 'table'],
  [{ name: 'a.ts', mediaType: 'application/octet-stream' }, 'text'],
  [{ name: 'a.txt', size: 5_000_000 }, 'other'],
  [{ name: 'a.zip', mediaType: 'application/zip' }, 'other'],
] as const)('%j is shown as %s', (about, kind) => {
  expect(kindOf(file(about))).toBe(kind);
});

test('what came before under the same name is an earlier version', () => {
  const all = ['attachment_c', 'attachment_a', 'attachment_b'].map((id) => file({ id }));
  const [newest] = all;
  expect(newest && earlierVersions(newest, all).map(({ id }) => id)).toEqual([
    'attachment_a',
    'attachment_b',
  ]);
});
