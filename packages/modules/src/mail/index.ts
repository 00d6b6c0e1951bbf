export { createMailJobs, type MailPort } from './mail.jobs.ts';
export { queueMail } from './queue-mail.ts';
