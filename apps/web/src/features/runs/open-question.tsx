'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { Button, Textarea, useToast } from '@helix/ui';
import { answerQuestion, type Question } from '@helix/contracts/questions';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { Markdown } from '../../lib/markdown.tsx';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';
import { runKeys, runQuestionsQuery } from './run-queries.ts';
import { useMayControl } from './use-run-control.ts';

/** What the run waits for, to be answered where it is read. */
export function OpenQuestion({ runId }: { runId: string }) {
  const { data } = useQuery(runQuestionsQuery(client, runId));
  const open = data?.find(({ state }) => state === 'open');
  return open ? <QuestionCard key={open.id} question={open} /> : null;
}

function QuestionCard({ question }: { question: Question }) {
  const [text, setText] = useState('');
  const mayAnswer = useMayControl();
  const answer = useAnswer(question);
  const { choices, deadlineAt } = question;
  return (
    <section
      aria-label={messages.question}
      className="grid gap-3 rounded-lg border border-accent bg-selected px-3.5 py-3"
    >
      <div className="grid gap-1">
        <p className="flex items-center gap-1.5 text-xs font-medium text-accent">
          <CircleHelp aria-hidden className="size-4" />
          {messages.question}
          {deadlineAt !== null && (
            <span className="font-normal text-soft">
              · {messages.deadline} <RelativeTime at={deadlineAt} />
            </span>
          )}
        </p>
        <Markdown text={question.text} />
      </div>
      {mayAnswer && (
        <>
          {choices.length > 0 && (
            <div className="flex flex-wrap gap-2">
              {choices.map((choice) => (
                <Button
                  key={choice}
                  busy={answer.isPending && answer.variables === choice}
                  onClick={() => answer.mutate(choice)}
                >
                  {choice}
                </Button>
              ))}
            </div>
          )}
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() !== '') answer.mutate(text.trim());
            }}
          >
            <Textarea
              rows={1}
              aria-label={messages.answerLabel}
              placeholder={messages.answerLabel}
              value={text}
              maxLength={20_000}
              className="max-h-40 flex-1 resize-none"
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
                if (text.trim() !== '') answer.mutate(text.trim());
              }}
            />
            <Button
              type="submit"
              look="primary"
              busy={answer.isPending}
              disabled={text.trim() === ''}
            >
              {messages.answer}
            </Button>
          </form>
        </>
      )}
    </section>
  );
}

function useAnswer({ id: questionId, runId }: Question) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (answer: string) =>
      client.call(answerQuestion, { params: { questionId }, body: { answer } }),
    onError: (error) => show(messageOf(error), 'bad'),
    onSettled: () => queries.invalidateQueries({ queryKey: runKeys.questions(runId) }),
  });
}
