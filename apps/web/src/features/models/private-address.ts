/** Whether an address is, by its looks, inside a private network, where requests go only when the instance allows it. */
export function isPrivateAddress(address: string): boolean {
  let host: string;
  try {
    host = new URL(address).hostname.toLowerCase().replace(/^\[|\]$/g, '');
  } catch {
    return false;
  }
  if (host === 'localhost' || /\.(local|lan|internal|home|localhost)$/.test(host)) return true;
  if (/^(127|10|0|192\.168|169\.254)\./.test(host)) return true;
  if (/^172\.(1[6-9]|2\d|3[01])\./.test(host)) return true;
  if (host.includes(':')) return host === '::1' || /^f[cd]|^fe80/.test(host);
  return !host.includes('.');
}

/** What to write into the environment so that it may be reached. */
export function allowSetting(address: string): string {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return `HELIX_ALLOW_PRIVATE_NETWORK=${host}`;
}
