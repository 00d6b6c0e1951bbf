export { gatewayHandlers } from './gateway.handlers.ts';
export { createGatewayReports, listGateways } from './gateway-reports.ts';
export type { GatewaySighting } from './merge-reports.policy.ts';
