import * as contract from '@helix/contracts/attachments';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { requireTask } from '../tasks/index.ts';
import { getContent, getThumbnail } from './attachment-content.ts';
import {
  deleteAttachment,
  getStorage,
  limitStorage,
  renameAttachment,
  restoreAttachment,
} from './attachment.commands.ts';
import { listAttachments } from './attachment.queries.ts';
import { uploadAttachment } from './upload-attachment.ts';

export const attachmentHandlers = [
  implement(contract.listAttachments, async ({ ctx, actor, params, query }) => {
    await requireTask(ctx.db, actor, params.taskId, 'view');
    const rows = await listAttachments(ctx.db, {
      organizationId: actor.organization.id,
      taskId: params.taskId,
      after: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(rows, query.limit);
  }),
  implement(contract.createAttachment, ({ ctx, actor, params, body }) =>
    uploadAttachment(ctx, actor, { ...params, file: body }),
  ),
  implement(contract.renameAttachment, ({ ctx, actor, params, body }) =>
    renameAttachment(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteAttachment, ({ ctx, actor, params }) =>
    deleteAttachment(ctx, actor, params.attachmentId),
  ),
  implement(contract.restoreAttachment, ({ ctx, actor, params }) =>
    restoreAttachment(ctx, actor, params.attachmentId),
  ),
  implement(contract.getAttachmentContent, ({ ctx, actor, params }) =>
    getContent(ctx, actor, params.attachmentId),
  ),
  implement(contract.getAttachmentThumbnail, ({ ctx, actor, params }) =>
    getThumbnail(ctx, actor, params.attachmentId),
  ),
  implement(contract.getStorage, ({ ctx, actor }) => getStorage(ctx, actor)),
  implement(contract.updateStorage, ({ ctx, actor, body }) => limitStorage(ctx, actor, body)),
];
