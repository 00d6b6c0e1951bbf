import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { ConnectParams } from '@helix/contracts/gateway';

export type Challenge = { readonly nonce: string; readonly ts: number };
type Refusal = { readonly code: string; readonly reason: string; readonly message: string };

/** How far a client's clock may be off from ours, which it was told. */
const longestAgeMs = 120_000;
/** What stands before the 32 bytes of an Ed25519 key in its DER form. */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether a client holds the key of the device that it says it is. Nothing when it does, or says nothing. */
export function findDeviceFault(params: ConnectParams, challenge: Challenge): Refusal | undefined {
  const { device } = params;
  if (!device) return undefined;
  const raw = Buffer.from(device.publicKey, 'base64url');
  if (raw.length !== 32) return faults.publicKey;
  if (createHash('sha256').update(raw).digest('hex') !== device.id) return faults.id;
  if (device.nonce !== challenge.nonce) return faults.nonce;
  if (Math.abs(device.signedAt - challenge.ts) > longestAgeMs) return faults.stale;
  const key = createPublicKey({
    key: Buffer.concat([derPrefix, raw]),
    ...{ format: 'der', type: 'spki' },
  });
  const isSigned = signedTexts(params, device).some((text) => isBy(key, text, device.signature));
  return isSigned ? undefined : faults.signature;
}

const faults = {
  publicKey: {
    ...{ code: 'DEVICE_AUTH_PUBLIC_KEY_INVALID', reason: 'device-public-key' },
    message: 'device public key is not an Ed25519 key in base64url',
  },
  id: {
    ...{ code: 'DEVICE_AUTH_DEVICE_ID_MISMATCH', reason: 'device-id-mismatch' },
    message: 'device identity mismatch',
  },
  nonce: {
    ...{ code: 'DEVICE_AUTH_NONCE_MISMATCH', reason: 'device-nonce-mismatch' },
    message: 'device nonce mismatch',
  },
  stale: {
    ...{ code: 'DEVICE_AUTH_SIGNATURE_EXPIRED', reason: 'device-signature-stale' },
    message: 'device signature expired',
  },
  signature: {
    ...{ code: 'DEVICE_AUTH_SIGNATURE_INVALID', reason: 'device-signature' },
    message: 'device signature invalid',
  },
} as const satisfies Record<string, Refusal>;

function isBy(key: KeyObject, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

/** What OpenClaw's clients sign: the newer ones their platform as well. */
function signedTexts(
  { client, role = 'operator', scopes = [], auth }: ConnectParams,
  device: NonNullable<ConnectParams['device']>,
): string[] {
  const token = auth?.token ?? auth?.deviceToken ?? auth?.bootstrapToken ?? '';
  const about = [device.id, client.id, client.mode, role, scopes.join(',')];
  const proof = [String(device.signedAt), token, device.nonce];
  const machine = [client.platform, client.deviceFamily ?? ''].map((text) =>
    text.trim().toLowerCase(),
  );
  return [['v3', ...about, ...proof, ...machine].join('|'), ['v2', ...about, ...proof].join('|')];
}
