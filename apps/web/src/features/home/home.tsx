'use client';

import { useUser } from '../session/use-user.ts';
import { FirstSteps, useFirstSteps } from './first-steps.tsx';
import { messages } from './messages.ts';
import { NeedsYou } from './needs-you.tsx';
import { NowAtWork } from './now-at-work.tsx';
import { SinceYouWereHere } from './since-you-were-here.tsx';
import { SpendAndResults } from './spend-and-results.tsx';

/** What happens now, what needs one, what has moved, and what it costs. */
export function Home() {
  const { organization } = useUser();
  const steps = useFirstSteps();
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid gutter max-w-6xl gap-8 py-6 max-md:gap-6">
        <h1 className="text-xl font-semibold">{messages.title(organization.name)}</h1>
        {steps !== null && <FirstSteps steps={steps} />}
        <div className="grid items-start gap-x-4 gap-y-8 lg:grid-cols-2">
          <NowAtWork />
          {/* Who looks in on a phone looks for what waits for them. */}
          <div className="min-w-0 max-lg:order-first">
            <NeedsYou />
          </div>
        </div>
        <SpendAndResults />
        <SinceYouWereHere />
      </div>
    </div>
  );
}
