export { parseAllowedHosts, type AllowedHosts } from './allowed-hosts.ts';
export { createOutboundFetch, type Outbound } from './outbound-fetch.ts';
export { OutboundRefusedError } from './outbound-refused-error.ts';
