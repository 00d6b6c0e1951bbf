// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const exportOrganization = {"method":"GET","path":"/v1/organization/export","access":{"scope":"organization:write","role":"owner"},"response":{"kind":"file","contentType":"application/zip"}};
export const exportTasks = {"method":"GET","path":"/v1/tasks/export.csv","access":{"scope":"tasks:read"},"response":{"kind":"file","contentType":"text/csv; charset=utf-8"}};
