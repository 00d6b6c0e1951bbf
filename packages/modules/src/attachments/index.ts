export { attachmentHandlers } from './attachment.handlers.ts';
export { createAttachmentJobs } from './attachment.jobs.ts';
export { listAttachmentsOf, putIntoComment } from './attachment.queries.ts';
