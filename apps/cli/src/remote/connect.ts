import { ApiError, createClient, type Client } from '@helix/client';
import { refreshSession } from '@helix/contracts/identity';
import type { Environment } from '../config.ts';
import { exitCodes, Failure } from '../failure.ts';
import type { Profile, ProfileStore } from '../profile/profile-store.ts';

/** So much before its end a token is renewed instead of used. */
const marginMs = 30_000;

/** Which server: the option, the environment, the last one signed in to, or the instance of this folder. */
export function chooseServer(
  wanted: string | undefined,
  environment: Environment,
  profiles: ProfileStore,
): string {
  const given = wanted ?? environment['HELIX_URL'] ?? '';
  const url =
    given === ''
      ? (profiles.current() ?? `http://127.0.0.1:${environment['HELIX_PORT'] || '8080'}`)
      : given;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Failure(`${url} is not the address of a server.`, exitCodes.usage);
  }
  return url.replace(/\/+$/, '');
}

/** Calls without anybody signed in. */
export function anonymousClient(url: string): Client {
  return createClient({ baseUrl: url });
}

/** Calls as whoever HELIX_TOKEN or the stored session of that server says. */
export function connect(url: string, environment: Environment, profiles: ProfileStore): Client {
  const token = environment['HELIX_TOKEN'];
  if (token !== undefined && token !== '') {
    return createClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${token}` }) });
  }
  return createClient({
    baseUrl: url,
    headers: async () => {
      const { accessToken } = await currentProfile(url, profiles);
      return { authorization: `Bearer ${accessToken}` };
    },
    onUnauthorized: async () => {
      const refused = profiles.find(url);
      if (refused) await renew(url, profiles, refused.accessToken);
      return refused !== undefined;
    },
  });
}

async function currentProfile(url: string, profiles: ProfileStore): Promise<Profile> {
  const profile = profiles.find(url);
  if (!profile) {
    throw new Failure(
      `Nobody is signed in to ${url}.\nSign in: helix login --url ${url}`,
      exitCodes.notSignedIn,
    );
  }
  const left = Date.parse(profile.accessTokenExpiresAt) - Date.now();
  return left > marginMs ? profile : renew(url, profiles, profile.accessToken);
}

/** Another program may have renewed it meanwhile; then its token is taken. */
function renew(url: string, profiles: ProfileStore, spent: string): Promise<Profile> {
  return profiles.exclusively(async () => {
    const stored = profiles.find(url);
    if (stored && stored.accessToken !== spent) return stored;
    try {
      const { accessToken, accessTokenExpiresAt, refreshToken, user } = await anonymousClient(
        url,
      ).call(refreshSession, { body: { refreshToken: stored?.refreshToken ?? '' } });
      const next = { email: user.email, accessToken, accessTokenExpiresAt, refreshToken };
      await profiles.save(url, next);
      return next;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) await profiles.remove(url);
      throw error;
    }
  });
}
