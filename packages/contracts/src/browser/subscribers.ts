// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const listSubscribers = {"method":"GET","path":"/v1/subscribers","access":{"scope":"organization:read","role":"admin"},"response":{}};
export { subscriberStateSchema } from '../subscribers/endpoints.ts';
