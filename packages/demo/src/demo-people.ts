import { ApiError, createClient, type Client, readAll } from '@helix/client';
import type { EndpointCall } from '@helix/contracts';
import { acceptInvitation, createInvitation, listMembers } from '@helix/contracts/members';
import { people, type PersonKey } from './demo-organization.ts';

/** The people of the demonstration, and who of them can speak for themselves. */
export type Cast = {
  readonly joined: number;
  idOf(person: PersonKey): string | undefined;
  clientOf(person: PersonKey): Client | undefined;
};

/** Each is invited and joins, as people do; those who are here already stay as they are. */
export async function joinPeople(
  client: Client,
  { url, boardIds, password }: { url: string; boardIds: readonly string[]; password: string },
): Promise<Cast> {
  const present = await readAll((query) => client.call(listMembers, { query }));
  const ids = new Map(present.map(({ email, id }) => [email, id]));
  const clients = new Map<string, Client>();
  for (const { name, email, role } of Object.values(people)) {
    if (ids.has(email)) continue;
    const token = await invite(client, { email, role, boardIds: [...boardIds] });
    const accepted = token !== undefined && (await accept(url, { token, name, password }));
    if (!accepted) continue;
    ids.set(email, accepted.memberId);
    const authorization = `Bearer ${accepted.accessToken}`;
    clients.set(email, strangerTo(url, { authorization }));
  }
  return {
    joined: clients.size,
    idOf: (person) => ids.get(people[person].email),
    clientOf: (person) => clients.get(people[person].email),
  };
}

type Invitation = EndpointCall<typeof createInvitation>['body'];

/** Nothing when the person was invited before, and has not come. */
async function invite(client: Client, body: Invitation): Promise<string | undefined> {
  try {
    const { link } = await client.call(createInvitation, { body });
    return new URL(link).searchParams.get('token') ?? undefined;
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return undefined;
    throw error;
  }
}

/** Nothing when the person has an account on this server already, whose password only they know. */
async function accept(
  url: string,
  body: { token: string; name: string; password: string },
): Promise<{ memberId: string; accessToken: string } | undefined> {
  try {
    const { user, accessToken } = await strangerTo(url).call(acceptInvitation, { body });
    return { memberId: user.memberId, accessToken };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'auth.invalid_credentials') return undefined;
    throw error;
  }
}

/** In a browser, the session of whoever looks on must be neither sent nor replaced. */
function strangerTo(url: string, headers: Record<string, string> = {}): Client {
  return createClient({
    baseUrl: url,
    headers: () => headers,
    fetch: (input, init) => fetch(input, { ...init, credentials: 'omit' }),
  });
}
