// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const getHealth = {"method":"GET","path":"/health","access":"public","response":{}};
export const getReadiness = {"method":"GET","path":"/health/ready","access":"public","response":{}};
export { partSchema } from '../operations/endpoints.ts';
