import { z } from 'zod';

/** GitHub's device flow: a person types a short code at GitHub, and we are given the key of their Copilot. */
export type SignInOptions = {
  readonly fetch: typeof globalThis.fetch;
  /** Of the GitHub application in whose name this is asked. */
  readonly clientId: string;
  /** Another one for GitHub Enterprise, and for tests. */
  readonly githubUrl?: string;
};

export type BegunSignIn = {
  readonly deviceCode: string;
  /** What the person types, and where. */
  readonly userCode: string;
  readonly verificationUrl: string;
  readonly intervalMs: number;
  readonly expiresInMs: number;
};

export type SignInState =
  | { readonly state: 'pending'; readonly askAgainInMs: number }
  | { readonly state: 'done'; readonly apiKey: string }
  | { readonly state: 'refused'; readonly message: string };

const begunSchema = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.url({ protocol: /^https?$/ }),
  interval: z.number().positive().default(5),
  expires_in: z.number().positive(),
});
const askedSchema = z.object({
  access_token: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
  interval: z.number().positive().optional(),
});

export async function beginCopilotSignIn(options: SignInOptions): Promise<BegunSignIn> {
  const answer = await post(options, '/login/device/code', { scope: 'read:user' });
  const begun = begunSchema.parse(answer);
  return {
    deviceCode: begun.device_code,
    userCode: begun.user_code,
    verificationUrl: begun.verification_uri,
    intervalMs: begun.interval * 1_000,
    expiresInMs: begun.expires_in * 1_000,
  };
}

/** Asks once whether the person has agreed by now. */
export async function continueCopilotSignIn(
  options: SignInOptions,
  { deviceCode, intervalMs }: Pick<BegunSignIn, 'deviceCode' | 'intervalMs'>,
): Promise<SignInState> {
  const answer = await post(options, '/login/oauth/access_token', {
    device_code: deviceCode,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  });
  const told = askedSchema.parse(answer);
  if (told.access_token !== undefined) return { state: 'done', apiKey: told.access_token };
  if (told.error === 'authorization_pending') return { state: 'pending', askAgainInMs: intervalMs };
  if (told.error === 'slow_down') {
    const slower = told.interval === undefined ? intervalMs + 5_000 : told.interval * 1_000;
    return { state: 'pending', askAgainInMs: slower };
  }
  const message = told.error_description ?? told.error ?? 'GitHub gave no reason.';
  return { state: 'refused', message };
}

async function post(
  { fetch, clientId, githubUrl = 'https://github.com' }: SignInOptions,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<unknown> {
  const response = await fetch(`${githubUrl}${path}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, ...fields }),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return response.json();
}
