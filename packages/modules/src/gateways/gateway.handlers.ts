import * as contract from '@helix/contracts/gateways';
import { implement } from '../endpoint-handler.ts';
import { listGateways } from './gateway-reports.ts';

export const gatewayHandlers = [
  implement(contract.listGateways, async ({ ctx }) => ({
    items: await listGateways(ctx),
    nextCursor: null,
  })),
];
