import { organizationEvents } from '@helix/contracts/live';
import type { Db } from '@helix/db';
import { historyName, historyRowSchema, type HistoryRow } from '../exports/index.ts';
import { unreadable } from '../zips/index.ts';
import type { Archive } from './archive-reader.ts';
import { appendHistory, growLog, skipHistory } from './import.queries.ts';
import { inBatches, type Destination } from './place-rows.ts';

const knownEvents = new Map<string, (typeof organizationEvents)[number]>(
  organizationEvents.map((event) => [event.name, event]),
);

/** What happened to the tasks before they came here, at its own times, so that their timelines go on. */
export async function placeHistory(
  db: Db,
  archive: Archive,
  destination: Destination,
): Promise<number> {
  const from = await growLog(db, destination.organizationId, 0);
  let count = 0;
  for await (const rows of inBatches(archive.rows(historyName, historyRowSchema))) {
    await appendHistory(
      db,
      destination.organizationId,
      rows.map((row) => toFact(row, destination)),
    );
    count += rows.length;
  }
  if (count > 0) await skipHistory(db, destination.organizationId, { from, to: from + count });
  return count;
}

function toFact(row: HistoryRow, { renaming, isMember }: Destination): HistoryRow {
  const data = knownEvents.get(row.type)?.data.safeParse(renaming.everywhere(row.data));
  if (!data?.success) throw unreadable(`it tells of a ${row.type} that is not valid`);
  const { id: rename } = renaming;
  const renamed = (id: string | null) => (id === null ? null : rename(id));
  return {
    type: row.type,
    at: row.at,
    actor: { ...row.actor, id: rename(row.actor.id) },
    runId: renamed(row.runId),
    boardId: renamed(row.boardId),
    taskId: rename(row.taskId),
    audience: audienceOf(row.audience, isMember, rename),
    data: data.data,
  };
}

/** What was for one person only is never shown to more people than admins. */
function audienceOf(
  audience: string | null,
  isMember: (id: string) => boolean,
  rename: (id: string) => string,
): string | null {
  if (audience === null || audience === 'admins') return audience;
  return isMember(audience) ? rename(audience) : 'admins';
}
