export { attachmentHandlers } from './attachment.handlers.ts';
export { attachmentSchedules, createAttachmentJobs } from './attachment.jobs.ts';
export { listAttachmentsOf, putIntoComment } from './attachment.queries.ts';
