export { createGatewayPool, type GatewayPool } from './gateway-pool.ts';
