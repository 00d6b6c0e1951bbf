import type { RateLimiter } from './rate-limit.ts';

/** Guessing passwords and tokens is slowed per network address, whatever the general limit is. */
const attemptsPerMinute: Readonly<Record<string, number>> = {
  'auth.login': 20,
  'setup.complete': 20,
  'auth.refresh': 60,
  'auth.password.change': 20,
  'auth.password.forgot': 10,
  'auth.password.reset': 20,
  'auth.email.change': 20,
  'auth.email.confirm': 20,
  'auth.totp.enroll': 20,
  'auth.totp.confirm': 20,
  'auth.totp.disable': 20,
  'invitations.preview': 60,
  'invitations.accept': 20,
};
/** Succeeds for everybody, so that success says nothing about who asks. */
const alwaysSucceeds = new Set(['auth.password.forgot']);

/** Counts an attempt; what it answers with is called when the attempt succeeded, for that was no guess. */
export function countAttempt(
  rateLimiter: RateLimiter,
  attempt: { endpointId: string; ip: string },
  rateLimit: number,
): () => void {
  const { endpointId, ip } = attempt;
  const guesses = attemptsPerMinute[endpointId];
  if (guesses === undefined) return () => {};
  rateLimiter.take(`${endpointId}:all:${ip}`, rateLimit);
  const giveBack = rateLimiter.take(`${endpointId}:${ip}`, Math.min(guesses, rateLimit));
  return alwaysSucceeds.has(endpointId) ? () => {} : giveBack;
}
