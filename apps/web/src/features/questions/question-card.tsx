'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, MessageCircleQuestionMark } from 'lucide-react';
import { Button, useToast } from '@helix/ui';
import { ApiError } from '@helix/client';
import { answerQuestion, type Question } from '@helix/contracts/questions';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { MarkdownInput } from '../composer/markdown-input.tsx';
import { Markdown } from '../markdown/index.ts';
import { useTextDraft } from '../text-editor/use-text-draft.ts';
import { messages } from './messages.ts';
import { keepOpenQuestions } from './question-live.ts';
import { questionKeys } from './question-queries.ts';

type QuestionCardProps = { question: Question; mayAnswer: boolean };

/** What an agent wants to know before it goes on: one of its answers, or words of one's own. */
export function QuestionCard({ question, mayAnswer }: QuestionCardProps) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const { id, agentId, text, state, createdAt, deadlineAt } = question;
  const name = agents?.items.find((agent) => agent.id === agentId)?.name ?? messages.agent;
  const isOpen = state === 'open';
  return (
    <section
      id={`question-${id}`}
      tabIndex={-1}
      aria-label={messages.question(name)}
      className={`grid gap-3 rounded-lg border bg-raised p-4 outline-none ${isOpen ? 'border-accent' : 'border-line'}`}
    >
      <header className="flex flex-wrap items-center gap-x-2 text-sm">
        <MessageCircleQuestionMark aria-hidden className="size-4 text-accent" />
        <span className="font-medium">{messages.asks(name)}</span>
        <span className="text-xs text-soft">
          <RelativeTime at={createdAt} />
        </span>
        {isOpen && deadlineAt !== null && (
          <span className="ml-auto text-xs text-soft">
            {messages.deadline} <RelativeTime at={deadlineAt} />
          </span>
        )}
      </header>
      <Markdown text={text} />
      {isOpen && mayAnswer && <AnswerForm question={question} />}
      {isOpen && !mayAnswer && <p className="text-sm text-soft">{messages.mayNotAnswer}</p>}
      {!isOpen && <Ending question={question} />}
    </section>
  );
}

function AnswerForm({ question: { id, choices, taskId } }: { question: Question }) {
  const queries = useQueryClient();
  const show = useToast();
  const [words, setWords] = useTextDraft('answer', id);
  const answer = useMutation({
    mutationFn: (text: string) =>
      client.call(answerQuestion, { params: { questionId: id }, body: { answer: text } }),
    onSuccess(answered) {
      setWords('');
      keepOpenQuestions(queries, answered);
    },
    onError(error) {
      show(messages.notAnswered(messageOf(error)), 'bad');
      if (error instanceof ApiError && error.code === 'question.closed') {
        void queries.invalidateQueries({ queryKey: questionKeys.lists });
      }
    },
  });
  const send = (text: string) => text.trim() !== '' && !answer.isPending && answer.mutate(text);
  const sent = answer.isPending ? answer.variables : undefined;
  return (
    <div className="grid gap-3">
      {choices.length > 0 && (
        <div role="group" aria-label={messages.choices} className="flex flex-wrap gap-2">
          {choices.map((choice) => (
            <Button
              key={choice}
              className="h-auto! py-1.5 text-left whitespace-normal!"
              busy={sent === choice}
              disabled={sent !== undefined && sent !== choice}
              onClick={() => send(choice)}
            >
              {choice}
            </Button>
          ))}
        </div>
      )}
      <div className="flex items-end gap-2">
        <div className="control flex-1">
          <MarkdownInput
            label={messages.answer}
            placeholder={messages.placeholder}
            value={words}
            onChange={setWords}
            onSubmit={() => send(words)}
            taskId={taskId}
            className="max-h-60 min-h-8 px-2.5 py-1.5"
          />
        </div>
        <Button
          look="primary"
          disabled={words.trim() === ''}
          busy={sent !== undefined && sent === words}
          onClick={() => send(words)}
        >
          {messages.send}
        </Button>
      </div>
    </div>
  );
}

function Ending({ question: { answer, answeredBy, closedReason } }: { question: Question }) {
  if (answer === null) {
    return <p className="text-sm text-soft">{closedReason ?? messages.closed}</p>;
  }
  return (
    <div className="grid gap-1 border-l-2 border-good pl-3">
      <Markdown text={answer} />
      {answeredBy && (
        <p className="flex items-center gap-1 text-xs text-soft">
          <Check aria-hidden className="size-3.5 text-good" />
          {messages.answered(answeredBy.name)}
        </p>
      )}
    </div>
  );
}
