'use client';

import { Section } from '@helix/ui';
import { MemoryList } from '../../memories/index.ts';
import { AgentFileEditor } from './agent-file-editor.tsx';
import { messages } from '../messages.ts';
import { useAgent } from './use-agent.ts';

/** What an agent learned: its file, and the facts it keeps besides. */
export function AgentMemory({ agentId }: { agentId: string }) {
  const agent = useAgent(agentId);
  return (
    <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <Section title={messages.memory.file}>
        <AgentFileEditor agentId={agentId} name="MEMORY.md" />
      </Section>
      <MemoryList agentId={agentId} isReadOnly={agent.archivedAt !== null} />
    </div>
  );
}
