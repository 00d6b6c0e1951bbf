'use client';

import { useQuery } from '@tanstack/react-query';
import { PageHeader, Section } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { ImportDialog } from '../imports/index.ts';
import { LabelEditor } from '../labels/index.ts';
import { useHasRole } from '../session/use-user.ts';
import { TrashList } from '../trash/index.ts';
import { AccessSection } from './access-section.tsx';
import { boardSettingsQuery } from './board-settings-queries.ts';
import { ColumnsSection } from './columns-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { messages } from './messages.ts';

/** Everything about a board that is not its tasks. */
export function BoardSettingsPage({ boardId }: { boardId: string }) {
  const { data: board } = useQuery(boardSettingsQuery(client, boardId));
  const isMember = useHasRole('member');
  if (!board) return null;
  const mayManage = isMember && board.permission === 'manage';
  const mayChange = mayManage && board.archivedAt === null;
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <PageHeader
        title={messages.title(board.name)}
        {...(!mayManage && { description: messages.readOnly })}
      />
      <div className="grid max-w-4xl gap-10 gutter py-6">
        <GeneralSection board={board} mayChange={mayChange} />
        <ColumnsSection boardId={board.id} mayChange={mayChange} />
        <Section title={messages.labels.title} description={messages.labels.text}>
          <LabelEditor boardId={board.id} mayChange={mayChange} />
        </Section>
        {mayManage && <AccessSection board={board} mayChange={mayChange} />}
        {mayChange && (
          <Section title={messages.import.title} description={messages.import.text}>
            <ImportDialog boardId={board.id} />
          </Section>
        )}
        <Section title={messages.trash.title} description={messages.trash.text}>
          <TrashList boardId={board.id} mayDelete={mayManage} />
        </Section>
        {mayManage && <DangerSection board={board} />}
      </div>
    </div>
  );
}
