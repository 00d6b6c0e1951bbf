// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export { auditEntrySchema } from '../audit/entry.ts';
export const auditProblems = ["altered","missing","truncated","forged"];
export { auditVerdictSchema } from '../audit/endpoints.ts';
export const listAudit = {"method":"GET","path":"/v1/audit","access":{"scope":"organization:read","role":"admin"},"response":{}};
export const verifyAudit = {"method":"GET","path":"/v1/audit/verify","access":{"scope":"organization:read","role":"admin"},"response":{}};
