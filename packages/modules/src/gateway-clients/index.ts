export { createGatewayClients, type ClientPort, type GatewayClients } from './gateway-clients.ts';
