'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Card, Section, SkeletonRows } from '@helix/ui';
import type { Activity } from '@helix/contracts/activity';
import { Answered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { formatDate } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { ActivitySentence } from '../activity/activity-sentence.tsx';
import { ActorMark } from '../comments/actor-mark.tsx';
import { useUser } from '../session/use-user.ts';
import { latestActivityQuery } from './home-queries.ts';
import { visitHome } from './last-visit.ts';
import { messages } from './messages.ts';
import { SeeAll } from './see-all.tsx';
import { sumsOf } from './sums.ts';

const words = messages.moved;
const shown = 8;

/** What others did while one was away. At the first visit, and when nothing happened, the latest. */
export function SinceYouWereHere() {
  const { organization, memberId } = useUser();
  const asked = useQuery(latestActivityQuery(client));
  const activities = asked.data ?? [];
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => setSince(visitHome(organization.id)), [organization.id]);
  const news = activities.filter(
    ({ at, actor }) => since !== null && at > since && actor.id !== memberId,
  );
  const list = news.length > 0 ? news : activities;
  const sums = sumsOf(news);
  return (
    <Section
      title={words.title}
      description={
        since === null
          ? words.first
          : [
              `${words.since} ${formatDate(since, 'dayTime')}`,
              ...(news.length === 0 ? [words.empty.toLowerCase()] : sums),
            ].join(' · ')
      }
      actions={<SeeAll href="/activity">{words.all}</SeeAll>}
    >
      <Answered asked={[asked]} waiting={<SkeletonRows label={messages.loading} rows={4} />}>
        <Card className="px-4 py-2">
          {list.length === 0 ? (
            <p className="py-4 text-center text-sm text-soft">{words.empty}</p>
          ) : (
            <ol>
              {list.slice(0, shown).map((activity) => (
                <Fact key={activity.seq} activity={activity} />
              ))}
            </ol>
          )}
        </Card>
      </Answered>
    </Section>
  );
}

function Fact({ activity }: { activity: Activity }) {
  const { actor, at } = activity;
  return (
    <li className="flex items-start gap-2.5 py-1.5 text-sm touch:py-3">
      <ActorMark actor={actor} size="small" />
      <div className="min-w-0 flex-1">
        <ActivitySentence activity={activity} />
      </div>
      <span className="shrink-0 text-xs text-soft">
        <RelativeTime at={at} />
      </span>
    </li>
  );
}
