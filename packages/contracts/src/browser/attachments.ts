// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export { attachmentAdded } from '../attachments/events.ts';
export { attachmentRemoved } from '../attachments/events.ts';
export { attachmentRenamed } from '../attachments/events.ts';
export { attachmentSchema } from '../attachments/attachment.ts';
export { blockedTypesSchema } from '../attachments/attachment.ts';
export const createAttachment = {"method":"POST","path":"/v1/tasks/:taskId/attachments","access":{"scope":"tasks:write","role":"member"},"body":{"kind":"file","maxBytes":1073741824,"contentTypes":["*/*"]},"response":{}};
export const deleteAttachment = {"method":"DELETE","path":"/v1/attachments/:attachmentId","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const getAttachmentContent = {"method":"GET","path":"/v1/attachments/:attachmentId/content","access":{"scope":"tasks:read"},"response":{"kind":"file","contentType":"application/octet-stream"}};
export const getAttachmentThumbnail = {"method":"GET","path":"/v1/attachments/:attachmentId/thumbnail","access":{"scope":"tasks:read"},"response":{"kind":"file","contentType":"image/webp"}};
export const getStorage = {"method":"GET","path":"/v1/organization/storage","access":{"scope":"organization:read"},"response":{}};
export const listAttachments = {"method":"GET","path":"/v1/tasks/:taskId/attachments","access":{"scope":"tasks:read"},"response":{}};
export const renameAttachment = {"method":"PATCH","path":"/v1/attachments/:attachmentId","access":{"scope":"tasks:write","role":"member"},"response":{}};
export const restoreAttachment = {"method":"POST","path":"/v1/attachments/:attachmentId/restore","access":{"scope":"tasks:write","role":"member"},"response":{}};
export { storageLimited } from '../attachments/events.ts';
export { storageSchema } from '../attachments/attachment.ts';
export { sweepFiles } from '../attachments/jobs.ts';
export { sweepFilesNightly } from '../attachments/jobs.ts';
export const updateStorage = {"method":"PATCH","path":"/v1/organization/storage","access":{"scope":"organization:write","role":"admin"},"response":{}};
