// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export { activitySchema } from '../activity/activity.ts';
export { expireRecords } from '../activity/jobs.ts';
export { expireRecordsHourly } from '../activity/jobs.ts';
export const listActivity = {"method":"GET","path":"/v1/activity","access":{"scope":"tasks:read"},"response":{}};
