export { attachText } from './attach-text.ts';
export { attachmentHandlers } from './attachment.handlers.ts';
export { attachmentSchedules, createAttachmentJobs } from './attachment.jobs.ts';
export { listAttachments, listAttachmentsOf, putIntoComment } from './attachment.queries.ts';
export { inertType, readMediaType } from './media-type.ts';
export { readTaskPictures } from './task-pictures.ts';
