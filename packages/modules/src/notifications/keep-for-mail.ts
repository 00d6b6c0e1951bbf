import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { findTimeZone } from './audience.queries.ts';
import { mailTime } from './mail-time.policy.ts';
import { gatherMails } from './mail.queries.ts';
import { gather, inChunks, type News } from './news.policy.ts';
import { withDefaults } from './preferences.policy.ts';
import type { Readers } from './readers.ts';

/** Mailed when its time has come, together with what else there is of the same thing by then. */
export async function keepForMail(
  ctx: Context,
  tx: Transaction,
  wanted: { organizationId: string; news: readonly News[]; readers: Readers },
): Promise<void> {
  const { organizationId, news, readers } = wanted;
  if (news.length === 0) return;
  const organizationZone = await findTimeZone(tx.db, organizationId);
  const mails = [...gather(news).values()].flatMap((own) => {
    const latest = own.at(-1);
    const reader = latest && readers.byId.get(latest.memberId);
    if (!latest || !reader) return [];
    const { quietHours, digestAt, timeZone } = withDefaults(reader.preferences);
    const rhythm = { quietHours, digestAt, timeZone: timeZone ?? organizationZone };
    const { memberId, groupKey, subject, boardId } = latest;
    return [
      {
        organizationId,
        memberId,
        groupKey,
        subject,
        boardId,
        reasons: own.map(({ reason }) => reason),
        dueAt: mailTime(ctx.now(), rhythm),
      },
    ];
  });
  for (const some of inChunks(mails)) await gatherMails(tx.db, some);
}
