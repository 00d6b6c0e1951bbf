import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { attachments } = schema;

export function listPictures(
  db: Db,
  wanted: {
    organizationId: string;
    taskId: string;
    mediaTypes: readonly string[];
    limit: number;
  },
): Promise<{ fileId: string; name: string; mediaType: string; size: number }[]> {
  const { fileId, name, mediaType, size } = attachments;
  return db
    .select({ fileId, name, mediaType, size })
    .from(attachments)
    .where(
      and(
        eq(attachments.organizationId, wanted.organizationId),
        eq(attachments.taskId, wanted.taskId),
        inArray(mediaType, [...wanted.mediaTypes]),
        isNull(attachments.deletedAt),
      ),
    )
    .orderBy(desc(attachments.id))
    .limit(wanted.limit);
}
