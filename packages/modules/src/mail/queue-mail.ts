import { sendMail } from '@helix/contracts/mail';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';

/** Sent by an engine once this transaction is committed. What is secret waits encrypted. */
export async function queueMail(
  ctx: Context,
  tx: Transaction,
  mail: { to: string; subject: string; text: string; html?: string; secret?: boolean },
): Promise<void> {
  const { secret = false, to, subject, text, html } = mail;
  const seal = (part: string) => (secret ? ctx.secrets.seal(part) : part);
  await tx.enqueue(sendMail, {
    to,
    subject,
    text: seal(text),
    ...(html !== undefined && { html: seal(html) }),
    sealed: secret,
  });
}
