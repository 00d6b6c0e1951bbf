import { z } from 'zod';
import { AppError } from '@helix/runtime';

const id = z.string().max(100);
const text = z.string().max(200_000);
const position = z.number().catch(0);

/** What we read of the JSON that Trello exports; it has much more. */
const boardSchema = z.object({
  lists: z.array(z.object({ id, name: text, closed: z.boolean().catch(false), pos: position })),
  cards: z.array(
    z.object({
      id,
      name: text,
      desc: text.catch(''),
      closed: z.boolean().catch(false),
      pos: position,
      idList: id,
      idLabels: z.array(id).catch([]),
      idMembers: z.array(id).catch([]),
      attachments: z.array(z.object({ name: text.catch(''), url: text })).catch([]),
      due: z.iso.datetime({ offset: true }).nullable().catch(null),
    }),
  ),
  labels: z
    .array(z.object({ id, name: text.catch(''), color: text.nullable().catch(null) }))
    .catch([]),
  members: z.array(z.object({ id, fullName: text.catch('') })).catch([]),
  checklists: z
    .array(
      z.object({
        idCard: id,
        name: text.catch(''),
        pos: position,
        checkItems: z
          .array(z.object({ name: text, state: text.catch('incomplete'), pos: position }))
          .catch([]),
      }),
    )
    .catch([]),
  actions: z
    .array(
      z.object({
        type: text,
        date: z.iso.datetime({ offset: true }),
        data: z.object({ text: text.optional(), card: z.object({ id }).optional() }).catch({}),
        memberCreator: z.object({ fullName: text }).optional().catch(undefined),
      }),
    )
    .catch([]),
});
export type TrelloBoard = z.infer<typeof boardSchema>;

export function parseTrello(bytes: Uint8Array): TrelloBoard {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('import.unreadable', 'The file is not JSON');
  }
  const board = boardSchema.safeParse(value);
  if (board.success) return board.data;
  throw new AppError('import.unreadable', 'The file is not the JSON export of a Trello board', {
    details: { issues: board.error.issues.slice(0, 5) },
  });
}
