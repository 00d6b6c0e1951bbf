'use client';

import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@helix/ui';
import type { Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { overviewQuery } from '../boards/board-queries.ts';
import { modelsQuery } from '../models/model-queries.ts';
import { useUser } from '../session/use-user.ts';
import { AgentsStep } from './agents-step.tsx';
import { FirstRun } from './first-run.tsx';
import { messages } from './messages.ts';
import { ModelStep } from './model-step.tsx';
import { nextStep, onboardingSteps, type OnboardingStep } from './onboarding.state.ts';
import { anyRunQuery } from './onboarding-queries.ts';
import { SampleData } from './sample-data.tsx';
import { TaskStep } from './task-step.tsx';
import { WorkStep } from './work-step.tsx';

/** From an empty organization to a first finished task. What is there already is passed over. */
export function Welcome() {
  const { organization } = useUser();
  const facts = useFacts();
  const [run, setRun] = useState<Run>();
  const [boardTemplateId, setBoardTemplateId] = useState<string>();
  const [isTesting, setIsTesting] = useState(false);
  const step = isTesting ? 'model' : run ? 'task' : nextStep(facts);
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-2xl content-start gap-8 px-5 py-10">
      <header className="grid gap-1">
        <p className="text-sm font-semibold text-accent">{messages.product}</p>
        <h1 className="text-2xl font-semibold text-balance">{messages.title(organization.name)}</h1>
        <p className="text-soft">{messages.intro}</p>
      </header>
      <Steps current={step} facts={facts} />
      {step === 'model' && <ModelStep onTesting={setIsTesting} />}
      {step === 'work' && <WorkStep onCreated={setBoardTemplateId} />}
      {step === 'agents' && <AgentsStep boardTemplateId={boardTemplateId} />}
      {step === 'task' && (run ? <FirstRun run={run} /> : <TaskStep onStarted={setRun} />)}
      {step === undefined && <Finished />}
      {step !== undefined && !run && <Elsewhere isFresh={!facts.work} />}
    </main>
  );
}

function useFacts() {
  const { data: models } = useQuery(modelsQuery(client));
  const { data: overview } = useQuery(overviewQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: hasRuns } = useQuery(anyRunQuery(client));
  return {
    model: (models?.items.length ?? 0) > 0,
    work: (overview?.boards.length ?? 0) > 0,
    agents: (agents?.items.length ?? 0) > 0,
    task: hasRuns ?? false,
  };
}

function Steps({
  current,
  facts,
}: {
  current: OnboardingStep | undefined;
  facts: Readonly<Record<OnboardingStep, boolean>>;
}) {
  return (
    <ol aria-label={messages.progress} className="grid grid-cols-4 gap-2">
      {onboardingSteps.map((step, index) => {
        const isHere = step === current;
        return (
          <li
            key={step}
            aria-current={isHere ? 'step' : undefined}
            className={`flex items-center gap-2 border-t-2 pt-2 text-sm max-sm:flex-col max-sm:items-start max-sm:gap-0.5 ${isHere ? 'border-accent font-medium' : facts[step] ? 'border-good text-soft' : 'border-line text-soft'}`}
          >
            {facts[step] && !isHere ? (
              <Check className="size-4 text-good" role="img" aria-label={messages.done} />
            ) : (
              <span aria-hidden className="tabular-nums max-sm:leading-4">
                {index + 1}
              </span>
            )}
            <span>{messages.steps[step]}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Nobody is held here. */
function Elsewhere({ isFresh }: { isFresh: boolean }) {
  return (
    <footer className="grid gap-6 border-t border-line pt-6">
      {isFresh && <SampleData />}
      <Link href="/" className={`${buttonClass({ look: 'quiet' })} justify-self-start`}>
        {messages.skip}
      </Link>
    </footer>
  );
}

function Finished() {
  const { title, text, open } = messages.finished;
  return (
    <section className="grid justify-items-start gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-soft">{text}</p>
      <Link href="/" className={buttonClass({ look: 'primary' })}>
        {open}
      </Link>
    </section>
  );
}
