import type { Metadata } from 'next';
import { ErrorState } from '@helix/ui';
import { ApiError, type Client } from '@helix/client';
import { previewInvitation } from '@helix/contracts/members';
import { CardLink, CardPage, JoinForm } from '../../features/session/index.ts';
import { messages } from '../../features/session/messages.ts';
import { serverClient } from '../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.join.title };

type JoinPageProps = { searchParams: Promise<{ token?: string }> };

export default async function JoinPage({ searchParams }: JoinPageProps) {
  const { token = '' } = await searchParams;
  const invitation = await findInvitation(await serverClient(), token);
  return (
    <CardPage title={messages.join.title} intro={messages.join.intro}>
      {invitation instanceof ApiError ? (
        <>
          <ErrorState
            message={invitation.message}
            fix={messages.join.refusedFix}
            requestId={invitation.requestId}
          />
          <CardLink href="/login">{messages.login.title}</CardLink>
        </>
      ) : (
        <JoinForm token={token} invitation={invitation} />
      )}
    </CardPage>
  );
}

async function findInvitation(client: Client, token: string) {
  try {
    return await client.call(previewInvitation, { query: { token } });
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
