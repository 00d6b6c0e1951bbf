'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { DiffView, SkeletonRows } from '@helix/ui';
import {
  maxAgentFileLength,
  restoreAgentFile,
  writeAgentFile,
  type AgentFile,
  type AgentFileName,
} from '@helix/contracts/agents';
import { client } from '../../../lib/browser-client.ts';
import { currentOf } from '../../../lib/current-of.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { useHasRole } from '../../session/use-user.ts';
import { DocumentEditor, EditorTabs, textsOf, VersionHistory } from '../../text-editor/index.ts';
import { messages as editorMessages } from '../../text-editor/messages.ts';
import { useUndo } from '../../undo/index.ts';
import { agentFileDiffQuery, agentFileQuery, agentFileVersionsQuery } from '../agent-queries.ts';
import { messages } from '../messages.ts';
import { useAgent } from './use-agent.ts';

type FileProps = { agentId: string; name: AgentFileName };

/** SOUL.md or MEMORY.md of an agent: to write, and as it was. */
export function AgentFileEditor({ agentId, name }: FileProps) {
  const agent = useAgent(agentId);
  const isAdmin = useHasRole('admin');
  const { data: file, error, refetch } = useQuery(agentFileQuery(client, { agentId, name }));
  const { save } = useFileActions({ agentId, name });
  if (error && !file) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (!file) return <SkeletonRows label={messages.agentLoading} className="h-24" />;
  const mayEdit = isAdmin && agent.archivedAt === null;
  return (
    <EditorTabs
      description={messages.files[name].about}
      editor={
        <DocumentEditor
          documentId={`${agentId}/${name}`}
          name={name}
          current={file}
          maxLength={maxAgentFileLength}
          isReadOnly={!mayEdit}
          placeholder={messages.files[name].placeholder}
          save={save}
        />
      }
      history={<FileHistory agentId={agentId} file={file} mayRestore={mayEdit} />}
    />
  );
}

function FileHistory({
  agentId,
  file,
  mayRestore,
}: {
  agentId: string;
  file: AgentFile;
  mayRestore: boolean;
}) {
  const { name } = file;
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(
    agentFileVersionsQuery(client, { agentId, name }),
  );
  const { restore } = useFileActions({ agentId, name });
  const { offer } = useUndo();
  if (error && !data) {
    return <RequestFailed error={error} />;
  }
  if (!data) return <SkeletonRows label={editorMessages.loading} />;
  return (
    <VersionHistory
      versions={data.pages
        .flatMap(({ items }) => items)
        .map(({ version, author, createdAt, restoredFrom }) => ({
          version,
          author: author.name,
          at: createdAt,
          note: restoredFrom === null ? undefined : editorMessages.restoredFrom(restoredFrom),
        }))}
      current={file.version}
      mayRestore={mayRestore}
      hasMore={hasNextPage}
      onMore={() => void fetchNextPage()}
      renderDiff={(pair) => <FileDiff agentId={agentId} name={name} {...pair} />}
      restore={async (version) => {
        const restored = await restore(version, file.version);
        offer({
          title: editorMessages.restored(name, version),
          undo: async () => void (await restore(file.version, restored.version)),
        });
      }}
    />
  );
}

function FileDiff({ agentId, name, from, to }: FileProps & { from: number; to: number }) {
  const { data, error } = useQuery(agentFileDiffQuery(client, { agentId, name, from, to }));
  if (error) return <RequestFailed error={error} />;
  if (!data) return <SkeletonRows label={editorMessages.loading} />;
  return (
    <DiffView
      label={editorMessages.comparing(from, to)}
      {...textsOf(data.parts)}
      beforeTitle={editorMessages.version(from)}
      afterTitle={editorMessages.version(to)}
    />
  );
}

function useFileActions({ agentId, name }: FileProps) {
  const queries = useQueryClient();
  const params = { agentId, name };
  const keep = (file: AgentFile) => {
    const { queryKey } = agentFileQuery(client, params);
    queries.setQueryData(queryKey, (known) =>
      known && known.version > file.version ? known : file,
    );
    void queries.invalidateQueries(agentFileVersionsQuery(client, params));
    return file;
  };
  /** What is in force instead is told by the refusal. */
  const keepConflict = (error: unknown): never => {
    const current = currentOf<AgentFile>(error);
    if (current) keep(current);
    throw error;
  };
  return {
    save: (text: string, version: number) =>
      client
        .call(writeAgentFile, { params, body: { text, version } })
        .catch(keepConflict)
        .then(keep),
    restore: (version: number, expectedVersion: number) =>
      client
        .call(restoreAgentFile, {
          params: { ...params, version: String(version) },
          body: { expectedVersion },
        })
        .catch(keepConflict)
        .then(keep),
  };
}
