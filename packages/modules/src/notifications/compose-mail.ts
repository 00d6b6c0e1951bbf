import type { NotificationKind, NotificationReason } from '@helix/contracts/notifications';
import type { StoredMail } from './mail.queries.ts';

export type MailThing = Pick<StoredMail, 'subject' | 'boardId' | 'reasons'>;
export type MailTo = {
  readonly name: string;
  readonly organization: string;
  readonly publicUrl: string;
};
export type ComposedMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

const sentences: Readonly<Record<NotificationKind, (who: string) => string>> = {
  assigned: (who) => `${who} assigned this to you`,
  mentioned: (who) => `${who} mentioned you`,
  commented: (who) => `${who} commented`,
  review_requested: (who) => `${who} asks for a review`,
  approved: (who) => `${who} approved it`,
  rejected: (who) => `${who} asks for changes`,
  completed: (who) => `${who} moved it to done`,
  unblocked: () => 'Nothing blocks it any more',
  due_soon: () => 'It is due by tomorrow',
  overdue: () => 'It is overdue',
  run_failed: () => 'A run on it failed',
  run_waiting: () => 'A run on it waits for you',
  question: (who) => `${who} has a question`,
  invited: (who) => `${who} gave you access`,
  member_joined: (who) => `${who} accepted your invitation`,
};
const longestSubject = 180;
const longestTitle = 200;
/** A mail is a hint; the inbox has everything. */
const shownThings = 50;
const shownReasons = 5;

/** One mail for everything of one person that is due: a thing of its own, or a list of several. */
export function composeMail(things: readonly MailThing[], to: MailTo): ComposedMail {
  const [first] = things;
  const subject =
    first && things.length === 1
      ? `${titleOf(first)}: ${sentenceOf(first.reasons.at(-1))}`
      : `${things.length} things in ${to.organization} have news for you`;
  const shown = things.slice(0, shownThings);
  const left = things.length - shown.length;
  const more = left === 0 ? [] : [`… and ${left} more in your inbox: ${to.publicUrl}/`];
  const settings = `${to.publicUrl}/settings/notifications`;
  const hint = `You get this because of your notification settings in ${to.organization}. Change them or turn mail off`;
  return {
    subject: cut(oneLine(subject), longestSubject),
    text: [...shown.map((thing) => textOf(thing, to)), ...more, `${hint}: ${settings}`].join(
      '\n\n',
    ),
    html: [
      '<!doctype html><html><body style="font-family:sans-serif;line-height:1.5;color:#1f2328">',
      ...shown.map((thing) => htmlOf(thing, to)),
      ...more.map((line) => `<p>${escape(line)}</p>`),
      `<p style="color:#656d76;font-size:12px">${escape(hint)}: <a href="${escape(settings)}">${escape(settings)}</a></p>`,
      '</body></html>',
    ].join('\n'),
  };
}

function textOf(thing: MailThing, to: MailTo): string {
  const { latest, earlier } = latestOf(thing);
  const lines = latest.map((reason) =>
    reason.text === null
      ? `- ${sentenceOf(reason)}`
      : `- ${sentenceOf(reason)}:\n  ${reason.text.replaceAll(/\s*\n\s*/g, '\n  ')}`,
  );
  return [oneLine(titleOf(thing)), ...earlier, ...lines, linkOf(thing, to)].join('\n');
}

function htmlOf(thing: MailThing, to: MailTo): string {
  const { latest, earlier } = latestOf(thing);
  const items = latest.map((reason) => {
    const quote =
      reason.text === null
        ? ''
        : `<blockquote style="margin:4px 0;white-space:pre-wrap">${escape(reason.text)}</blockquote>`;
    return `<li>${escape(sentenceOf(reason))}${quote}</li>`;
  });
  const title = `<a href="${escape(linkOf(thing, to))}">${escape(titleOf(thing))}</a>`;
  const before = earlier.map((line) => `<p>${escape(line)}</p>\n`).join('');
  return `<h2 style="font-size:16px">${title}</h2>\n${before}<ul>\n${items.join('\n')}\n</ul>`;
}

function latestOf({ reasons }: MailThing): { latest: NotificationReason[]; earlier: string[] } {
  const left = Math.max(0, reasons.length - shownReasons);
  return { latest: reasons.slice(left), earlier: left === 0 ? [] : [`${left} more before that:`] };
}

function titleOf({ subject }: MailThing): string {
  const title = cut(subject.title, longestTitle);
  return subject.key === null ? title : `${subject.key} ${title}`;
}

function sentenceOf(reason: NotificationReason | undefined): string {
  return reason ? sentences[reason.kind](reason.actor.name) : 'There is news';
}

function linkOf({ subject, boardId }: MailThing, { publicUrl }: MailTo): string {
  if (boardId === null) return `${publicUrl}/`;
  const board = `${publicUrl}/boards/${boardId}`;
  return subject.kind === 'task' ? `${board}/tasks/${subject.id}` : board;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const cut = (text: string, longest: number) =>
  text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
