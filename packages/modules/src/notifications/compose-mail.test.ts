import { expect, test } from 'vitest';
import { sendMail } from '@helix/contracts/mail';
import type { NotificationKind } from '@helix/contracts/notifications';
import { composeMail } from './compose-mail.ts';

const to = { name: 'Ann', organization: 'Acme', publicUrl: 'https://helix.example.org' };
const reason = (kind: NotificationKind, text: string | null = null) => ({
  kind,
  text,
  actor: { kind: 'member' as const, id: 'member_1', name: 'Bo' },
  at: '2026-03-02T12:00:00.000Z',
  seq: 1,
  commentId: null,
  runId: null,
});
const thing = (title: string, ...reasons: ReturnType<typeof reason>[]) => ({
  subject: { kind: 'task' as const, id: 'task_00000001', key: 'ENG-1', title },
  boardId: 'board_00000001',
  reasons,
});

test('a mail about one task says what happened, in order, and leads to it', () => {
  const mail = composeMail(
    [thing('Ship it', reason('assigned'), reason('mentioned', 'Please\nlook'))],
    to,
  );
  expect(mail.subject).toBe('ENG-1 Ship it: Bo mentioned you');
  expect(mail.text).toContain('- Bo assigned this to you\n- Bo mentioned you:\n  Please\n  look');
  expect(mail.text).toContain(
    'https://helix.example.org/boards/board_00000001/tasks/task_00000001',
  );
  expect(mail.text).toContain('https://helix.example.org/settings/notifications');
});

test('a mail about several lists them', () => {
  const mail = composeMail([thing('One', reason('overdue')), thing('Two', reason('approved'))], to);
  expect(mail.subject).toBe('2 things in Acme have news for you');
  expect(mail.text).toMatch(/ENG-1 One[^]*overdue[^]*ENG-1 Two[^]*Bo approved it/);
});

test('what people wrote stays text, and cannot become another header', () => {
  const mail = composeMail(
    [thing('A\r\nBcc: all@example.org', reason('commented', '<img src=x onerror="x()">'))],
    to,
  );
  expect(mail.subject).toBe('ENG-1 A Bcc: all@example.org: Bo commented');
  expect(mail.html).not.toContain('<img');
  expect(mail.html).toContain('&lt;img src=x onerror=&quot;x()&quot;&gt;');
});

test('a mail stays readable, however much there is, and fits into what can be sent', () => {
  const nasty = '"'.repeat(500);
  const many = Array.from({ length: 20 }, () => reason('commented', nasty.slice(0, 240)));
  const mail = composeMail(
    Array.from({ length: 300 }, () => thing(nasty, ...many)),
    to,
  );
  expect(mail.text).toContain('15 more before that');
  expect(mail.text).toContain('250 more in your inbox');
  expect(sendMail.payload.safeParse({ to: 'ann@example.org', ...mail }).success).toBe(true);
});
