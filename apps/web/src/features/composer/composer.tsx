'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Eye, Paperclip, Pencil, SendHorizontal } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { Button, IconButton, useToast } from '@helix/ui';
import { createComment, type SavedComment } from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { useUploads } from '../attachments/use-uploads.ts';
import { Markdown } from '../markdown/index.ts';
import { useTextDraft } from '../text-editor/use-text-draft.ts';
import { withComment } from '../timeline/timeline-patch.ts';
import { timelineKeys, type Timeline } from '../timeline/timeline-queries.ts';
import { MarkdownInput } from './markdown-input.tsx';
import { messages } from './messages.ts';
import type { SlashCommand } from './suggestion.ts';
import { UploadList } from './upload-list.tsx';
import { WakePreview } from './wake-preview.tsx';

type ComposerProps = {
  taskId: string;
  /** What can be done besides by a line that begins with a slash. */
  commands?: readonly SlashCommand[];
  replyTo?: { id: string; name: string };
  onDone?: () => void;
};

/** Where comments are written. What was not sent yet is still there after a reload. */
export function Composer({ taskId, commands = [], replyTo, onDone }: ComposerProps) {
  const [text, setText] = useTextDraft('comment', `${taskId}:${replyTo?.id ?? ''}`);
  const files = useUploads(taskId);
  const area = useRef<HTMLTextAreaElement>(null);
  const [isPreview, setIsPreview] = useState(false);
  const [isDropping, setIsDropping] = useState(false);
  const send = useSendComment(taskId, replyTo?.id);
  const isEmpty = text.trim() === '';
  const submit = () => {
    if (isEmpty || files.isBusy || send.isPending) return;
    const command = findCommand(text, commands);
    if (command) {
      command.submit(command.words);
      setText('');
      return;
    }
    const attachmentIds = files.uploads.flatMap(({ attachment }) =>
      attachment ? [attachment.id] : [],
    );
    send.mutate(
      { body: text, attachmentIds },
      {
        onSuccess() {
          setText('');
          files.clear();
          setIsPreview(false);
          onDone?.();
        },
      },
    );
  };
  const drop = (event: DragEvent) => {
    setIsDropping(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    files.add([...event.dataTransfer.files]);
  };
  return (
    <div
      className={`relative rounded-lg border bg-raised transition-colors focus-within:border-accent ${isDropping ? 'border-accent' : 'border-edge'}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDropping(true);
      }}
      onDragLeave={() => setIsDropping(false)}
      onDrop={drop}
    >
      {isPreview ? (
        <div className="max-h-[40vh] min-h-16 overflow-y-auto px-3 py-2">
          {isEmpty ? (
            <p className="text-soft">{messages.nothingToPreview}</p>
          ) : (
            <Markdown text={text} />
          )}
        </div>
      ) : (
        <MarkdownInput
          label={replyTo ? messages.reply(replyTo.name) : messages.comment}
          placeholder={replyTo ? messages.replyPlaceholder : messages.placeholder}
          value={text}
          onChange={setText}
          onSubmit={submit}
          onEscape={() => (replyTo && isEmpty ? onDone?.() : area.current?.blur())}
          onFiles={files.add}
          taskId={taskId}
          commands={commands}
          areaRef={area}
          className="max-h-[40vh] min-h-10 px-3 py-2.5"
        />
      )}
      {isDropping && (
        <p className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-lg bg-overlay text-sm font-medium text-accent">
          {messages.dropHere}
        </p>
      )}
      <UploadList uploads={files.uploads} onRetry={files.retry} onRemove={files.remove} />
      <WakePreview
        taskId={taskId}
        text={text}
        onReplace={(written, instead) => setText(text.replace(written, instead))}
      />
      <ComposerFooter
        isReply={replyTo !== undefined}
        isPreview={isPreview}
        isEmpty={isEmpty}
        isWaiting={files.isBusy}
        isSending={send.isPending}
        onFiles={files.add}
        onPreview={setIsPreview}
        onSend={submit}
        {...(replyTo && onDone && { onCancel: onDone })}
      />
    </div>
  );
}

type FooterProps = {
  isReply: boolean;
  isPreview: boolean;
  isEmpty: boolean;
  isWaiting: boolean;
  isSending: boolean;
  onFiles: (files: readonly File[]) => void;
  onPreview: (isPreview: boolean) => void;
  onSend: () => void;
  onCancel?: () => void;
};

function ComposerFooter(props: FooterProps) {
  const { isReply, isPreview, isEmpty, isWaiting, isSending } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex items-center gap-1 px-1.5 pb-1.5">
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          props.onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <IconButton
        size="small"
        label={messages.attach}
        icon={<Paperclip aria-hidden />}
        onClick={() => picker.current?.click()}
      />
      <IconButton
        size="small"
        label={isPreview ? messages.write : messages.preview}
        icon={isPreview ? <Pencil aria-hidden /> : <Eye aria-hidden />}
        aria-pressed={isPreview}
        onClick={() => props.onPreview(!isPreview)}
      />
      <span role="status" className="ml-1 truncate text-xs text-soft">
        {isWaiting ? messages.waitForFiles : isEmpty ? '' : messages.draft}
      </span>
      <span className="ml-auto flex gap-1">
        {props.onCancel && (
          <Button look="quiet" size="small" onClick={props.onCancel}>
            {messages.cancel}
          </Button>
        )}
        <Button
          look="primary"
          size="small"
          icon={<SendHorizontal aria-hidden />}
          disabled={isEmpty || isWaiting}
          busy={isSending}
          onClick={props.onSend}
          aria-keyshortcuts="Meta+Enter Control+Enter"
        >
          {isReply ? messages.sendReply : messages.send}
        </Button>
      </span>
    </div>
  );
}

function findCommand(text: string, commands: readonly SlashCommand[]) {
  const { name, words } = /^\/(?<name>[a-z-]+)\s+(?<words>[^]+)$/i.exec(text)?.groups ?? {};
  const submit = commands.find((command) => command.name === name?.toLowerCase())?.submit;
  return submit && words !== undefined && words.trim() !== ''
    ? { submit, words: words.trim() }
    : undefined;
}

function useSendComment(taskId: string, parentId: string | undefined) {
  const queries = useQueryClient();
  const show = useToast();
  // What is sent again after an answer was lost is the same comment; another text is another one.
  const attempt = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn(comment: { body: string; attachmentIds: string[] }) {
      const { body } = comment;
      if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
      return client.call(
        createComment,
        {
          params: { taskId },
          body: { ...comment, ...(parentId !== undefined && { parentId }) },
        },
        { idempotencyKey: attempt.current.key },
      );
    },
    onSuccess({ unresolvedMentions, ...comment }: SavedComment) {
      attempt.current = { body: '', key: '' };
      queries.setQueryData<Timeline>(
        timelineKeys.of(taskId),
        (timeline) => timeline && withComment(timeline, comment),
      );
      if (unresolvedMentions.length > 0) {
        show(messages.unresolved(unresolvedMentions.map(({ text }) => text)), 'bad');
      }
    },
    onError: (error) => show(messages.notSent(messageOf(error)), 'bad'),
  });
}
