'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  addReaction,
  deleteComment,
  removeReaction,
  restoreComment,
  updateComment,
  type Comment,
} from '@helix/contracts/comments';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { patchComment, withComment } from '../timeline/timeline-patch.ts';
import { timelineKeys, type Timeline } from '../timeline/timeline-queries.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { toggleReaction } from './toggle-reaction.ts';

/** What can be done with a comment; the timeline shows it at once. */
export function useCommentActions({ id: commentId, taskId, version }: Comment) {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const key = timelineKeys.of(taskId);
  const params = { commentId };
  const put = (comment: Comment) =>
    queries.setQueryData<Timeline>(key, (timeline) => timeline && withComment(timeline, comment));
  const patch = (change: (comment: Comment) => Comment) =>
    queries.setQueryData<Timeline>(
      key,
      (timeline) => timeline && patchComment(timeline, commentId, change),
    );
  const refuse = (words: (reason: string) => string) => (error: Error) => {
    show(words(messageOf(error)), 'bad');
    void queries.invalidateQueries({ queryKey: key });
  };
  const restore = async () => void put(await client.call(restoreComment, { params }));

  const edit = useMutation({
    mutationFn: (body: string) => client.call(updateComment, { params, body: { body, version } }),
    onSuccess: ({ unresolvedMentions: _unresolved, ...comment }) => put(comment),
    onError: refuse(messages.notSaved),
  });
  const remove = useMutation({
    mutationFn: () => client.call(deleteComment, { params }),
    onMutate: () => patch((comment) => ({ ...comment, deletedAt: new Date().toISOString() })),
    onSuccess: () => undo.offer({ title: messages.deletedToast, undo: restore }),
    onError: refuse(messages.notDeleted),
  });
  const react = useMutation({
    // What was pressed last is what stays.
    scope: { id: `reactions ${commentId}` },
    mutationFn: ({ emoji, isMine }: { emoji: string; isMine: boolean; memberId: string }) =>
      client.call(isMine ? removeReaction : addReaction, { params: { commentId, emoji } }),
    onMutate: ({ emoji, memberId }) =>
      patch((comment) => ({
        ...comment,
        reactions: toggleReaction(comment.reactions, emoji, memberId),
      })),
    onSuccess: put,
    onError: refuse(messages.notReacted),
  });
  return { edit, remove, react };
}
