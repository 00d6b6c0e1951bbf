export { startProviderServer, type ProviderServer } from './provider-server.ts';
export type { Fault, Received, Reply, ReplyUsage } from './reply.ts';
