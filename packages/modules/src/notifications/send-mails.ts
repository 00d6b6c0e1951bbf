import { sendMail } from '@helix/contracts/mail';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { queueMail } from '../mail/index.ts';
import { findOrganizationName, findTimeZone, type Reader } from './audience.queries.ts';
import { composeMail } from './compose-mail.ts';
import { afterQuiet } from './mail-time.policy.ts';
import {
  deleteMails,
  findSeen,
  putOffMails,
  takeDueMails,
  type StoredMail,
} from './mail.queries.ts';
import { channelsFor, withDefaults } from './preferences.policy.ts';
import { findReaders, type Readers } from './readers.ts';

const batchSize = 300;

/** Mails what is due, by what each person may see and wants at this moment. What was read meanwhile is not mailed. */
export async function sendMails(ctx: Context, signal: AbortSignal): Promise<void> {
  let taken: number;
  do {
    signal.throwIfAborted();
    taken = await ctx.transaction(async (tx) => {
      const mails = await takeDueMails(tx.db, ctx.now(), batchSize);
      for (const [organizationId, own] of Map.groupBy(mails, (mail) => mail.organizationId)) {
        await sendForOrganization(ctx, tx, { organizationId, mails: own });
      }
      return mails.length;
    });
  } while (taken === batchSize);
}

async function sendForOrganization(
  ctx: Context,
  tx: Transaction,
  due: { organizationId: string; mails: readonly StoredMail[] },
): Promise<void> {
  const { organizationId, mails } = due;
  if (!ctx.config.mailConfigured) return deleteMails(tx.db, mails);
  const readers = await findReaders(tx.db, organizationId, {
    memberIds: [...new Set(mails.map(({ memberId }) => memberId))],
    boardIds: [...new Set(mails.flatMap(({ boardId }) => boardId ?? []))],
  });
  const seen = await findSeen(tx.db, mails);
  const organization = await findOrganizationName(tx.db, organizationId);
  const zone = await findTimeZone(tx.db, organizationId);
  for (const [memberId, own] of Map.groupBy(mails, (mail) => mail.memberId)) {
    const reader = readers.byId.get(memberId);
    const wanted = own.filter((mail) => !seen.has(`${memberId} ${mail.groupKey}`));
    const things = reader ? wanted.flatMap((mail) => stillWanted(mail, readers)) : [];
    const { quietHours, digestAt, timeZone } = withDefaults(reader?.preferences);
    const at = afterQuiet(ctx.now(), { quietHours, digestAt, timeZone: timeZone ?? zone });
    if (reader && things.length > 0 && at > ctx.now()) {
      await putOffMails(tx.db, own, at);
      continue;
    }
    if (reader && things.length > 0) await mailTo(ctx, tx, { reader, things, organization });
    await deleteMails(tx.db, own);
  }
}

/** Whom no mail can be addressed to must not keep everybody else from theirs. */
async function mailTo(
  ctx: Context,
  tx: Transaction,
  { reader, things, organization }: { reader: Reader; things: StoredMail[]; organization: string },
): Promise<void> {
  const to = { name: reader.name, organization, publicUrl: ctx.config.publicUrl };
  if (sendMail.payload.shape.to.safeParse(reader.email).success) {
    await queueMail(ctx, tx, { to: reader.email, ...composeMail(things, to) });
  } else {
    ctx.log.warn({ memberId: reader.id }, 'a member has an address that nothing can be mailed to');
  }
}

function stillWanted(mail: StoredMail, readers: Readers): StoredMail[] {
  const reader = readers.byId.get(mail.memberId);
  if (!reader || !readers.sees(reader, mail.boardId)) return [];
  const preferences = withDefaults(reader.preferences);
  const reasons = mail.reasons.filter(
    ({ kind }) => channelsFor(preferences, { kind, boardId: mail.boardId }).email,
  );
  return reasons.length === 0 ? [] : [{ ...mail, reasons }];
}
