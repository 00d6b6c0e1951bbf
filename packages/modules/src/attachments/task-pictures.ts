import { buffer } from 'node:stream/consumers';
import type { Context } from '../context.ts';
import { listPictures } from './picture.queries.ts';

/** What every model that sees can read. */
const mediaTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
/** A prompt with pictures still has to fit into one message to a gateway. */
const maxPictures = 4;
const maxBytesTogether = 9 * 1024 * 1024;

/** The newest pictures of a task, as many as fit, for a model that can see. */
export async function readTaskPictures(
  ctx: Context,
  task: { organizationId: string; taskId: string },
): Promise<{ name: string; mediaType: string; base64: string }[]> {
  const pictures = await listPictures(ctx.db, { ...task, mediaTypes, limit: maxPictures });
  const fitting: typeof pictures = [];
  let bytes = 0;
  for (const picture of pictures) {
    if (bytes + picture.size > maxBytesTogether) continue;
    bytes += picture.size;
    fitting.push(picture);
  }
  return Promise.all(
    fitting.map(async ({ fileId, name, mediaType }) => {
      const content = await buffer(await ctx.files.read(fileId));
      return { name, mediaType, base64: content.toString('base64') };
    }),
  );
}
