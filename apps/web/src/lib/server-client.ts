import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { ApiError, createClient, type Client } from '@helix/client';
import { z } from 'zod';

const { API_URL: apiUrl } = z
  .object({ API_URL: z.url().default('http://127.0.0.1:8080') })
  .parse(process.env);

/** Asks the api on behalf of whoever asked us. */
export async function serverClient(): Promise<Client> {
  const cookie = (await cookies()).toString();
  return createClient({ baseUrl: apiUrl, headers: () => ({ cookie }), trustsAnswers: true });
}

/** Turns a refusal into where the person belongs: to the sign-in, or to the page that says there is nothing. */
export async function orLeave<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) redirect(`/login?next=${encodeURIComponent(await currentAddress())}`);
    if (error.status === 404 || error.status === 400) notFound();
    throw error;
  }
}

async function currentAddress(): Promise<string> {
  const asked = await headers();
  return `${asked.get('x-path') ?? '/'}${asked.get('x-search') ?? ''}`;
}
