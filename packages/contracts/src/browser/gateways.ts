// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export { gatewaySchema } from '../gateways/gateway.ts';
export const gatewayStates = ["connected","draining","away"];
export const listGateways = {"method":"GET","path":"/v1/gateways","access":{"scope":"organization:read","role":"admin"},"response":{}};
