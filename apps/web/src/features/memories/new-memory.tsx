'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, Checkbox, Select, Textarea } from '@helix/ui';
import { memoryScopes, type MemoryScope } from '@helix/contracts/memories';
import { messages } from './messages.ts';
import { useMemoryActions } from './use-memory-actions.ts';

export function NewMemory({ agentId }: { agentId: string }) {
  const [text, setText] = useState('');
  const [scope, setScope] = useState<MemoryScope>('local');
  const [pinned, setPinned] = useState(false);
  const { adding } = useMemoryActions();
  return (
    <form
      aria-label={messages.addTitle}
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const memory = { text: text.trim(), scope, pinned };
        adding.mutate(
          { ...memory, agentId: scope === 'global' ? null : agentId },
          { onSuccess: () => setText('') },
        );
      }}
    >
      <Textarea
        required
        rows={1}
        maxLength={2_000}
        aria-label={messages.addTitle}
        placeholder={messages.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Select
          className="w-auto!"
          aria-label={messages.scope}
          value={scope}
          onChange={(event) =>
            setScope(memoryScopes.find((known) => known === event.target.value) ?? 'local')
          }
        >
          {memoryScopes.map((value) => (
            <option key={value} value={value}>
              {messages.scopes[value]}
            </option>
          ))}
        </Select>
        <Checkbox label={messages.pinned} checked={pinned} onCheckedChange={setPinned} />
        <Button
          type="submit"
          className="ml-auto"
          icon={<Plus aria-hidden />}
          disabled={text.trim() === ''}
          busy={adding.isPending}
        >
          {messages.add}
        </Button>
      </div>
    </form>
  );
}
