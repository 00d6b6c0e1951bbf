import { randomBytes } from 'node:crypto';
import { findFreePort } from '@helix/embedded-postgres';

/** Of one run: what the api signs and encrypts, the engine must be able to read. */
const secrets = {
  JWT_SECRET: randomBytes(32).toString('hex'),
  SECRETS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
};

export function apiSettings(
  databaseUrl: string,
  place: { home: string; port: number; webPort: number },
) {
  return {
    ...secrets,
    DATABASE_URL: databaseUrl,
    HELIX_HOME: place.home,
    HELIX_PORT: String(place.port),
    WEB_URL: `http://127.0.0.1:${place.webPort}`,
    RATE_LIMIT: '10000000',
  };
}

/** No gateway answers: nothing is run here. */
export async function engineSettings(databaseUrl: string) {
  return {
    ...secrets,
    DATABASE_URL: databaseUrl,
    GATEWAY_TOKEN: randomBytes(16).toString('hex'),
    GATEWAY_URLS: `ws://127.0.0.1:${await findFreePort()}`,
  };
}

/** The dashboard as it was built. */
export function webSettings(place: { port: number; webPort: number }) {
  return {
    NODE_OPTIONS: '--max-semi-space-size=16',
    NEXT_TELEMETRY_DISABLED: '1',
    WEB_PORT: String(place.webPort),
    API_URL: `http://127.0.0.1:${place.port}`,
  };
}
