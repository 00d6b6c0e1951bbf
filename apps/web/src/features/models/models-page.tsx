'use client';

import { useQuery } from '@tanstack/react-query';
import { Boxes, FlaskConical, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import {
  Badge,
  Button,
  buttonClass,
  EmptyState,
  PageHeader,
  SkeletonRows,
  Table,
  type TableColumn,
} from '@helix/ui';
import { providerFacts, type Model } from '@helix/contracts/models';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { agentsQuery } from '../agents/agent-queries.ts';
import { useHasRole } from '../session/use-user.ts';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';
import { newDraft } from './model-draft.ts';
import { priceInForce, priceText } from './model-price.ts';
import { modelsQuery } from './model-queries.ts';
import { outcomeTones } from './model-test-panel.tsx';
import { useCreateModel } from './use-model-actions.ts';

const words = messages.columns;

/** What agents think with. */
export function ModelsPage() {
  const { data, error, isPending, refetch } = useQuery(modelsQuery(client));
  const isAdmin = useHasRole('admin');
  const router = useRouter();
  useCommands([
    {
      id: 'new-model',
      title: messages.add,
      group: messages.title,
      keys: ['n'],
      icon: Plus,
      isAvailable: isAdmin,
      run: () => router.push('/models/new'),
    },
  ]);
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader
        title={messages.title}
        description={messages.description}
        actions={
          isAdmin && (
            <Link href="/models/new" className={buttonClass({ look: 'primary' })}>
              <Plus aria-hidden />
              {messages.add}
            </Link>
          )
        }
      />
      {isPending && (
        <div className="gutter py-5">
          <SkeletonRows label={messages.loading} className="h-12" />
        </div>
      )}
      {error && !data && (
        <div className="gutter py-5">
          <RequestFailed error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && (data.items.length === 0 ? <NoModels /> : <ModelTable models={data.items} />)}
    </div>
  );
}

function NoModels() {
  const isAdmin = useHasRole('admin');
  const create = useCreateModel();
  return (
    <EmptyState
      icon={<Boxes />}
      title={messages.emptyTitle}
      text={isAdmin ? messages.emptyText : `${messages.emptyText} ${messages.emptyForReaders}`}
      action={
        isAdmin && (
          <>
            <Button
              look="primary"
              icon={<FlaskConical aria-hidden />}
              busy={create.isPending}
              onClick={() =>
                create.mutate(newDraft('simulated', 'simulated', messages.create.simulatedName))
              }
            >
              {messages.addSimulation}
            </Button>
            <Link href="/models/new" className={buttonClass()}>
              {messages.add}
            </Link>
          </>
        )
      }
    />
  );
}

function ModelTable({ models }: { models: readonly Model[] }) {
  const { data: agents } = useQuery(agentsQuery(client));
  const usersOf = (model: Model) =>
    (agents?.items ?? []).filter(({ modelId }) =>
      modelId === null ? model.isDefault : modelId === model.id,
    ).length;
  const columns: TableColumn<Model>[] = [
    {
      id: 'name',
      header: words.name,
      cell: (model) => (
        <span className="grid min-w-0">
          <span className="flex flex-wrap items-center gap-x-3">
            <span className="truncate font-medium">{model.displayName}</span>
            {model.isDefault && <Badge tone="accent">{messages.default}</Badge>}
            {model.provider === 'simulated' && <Badge tone="busy">{messages.simulation}</Badge>}
          </span>
          <span className="truncate font-mono text-xs text-soft">{model.model}</span>
        </span>
      ),
    },
    {
      id: 'provider',
      header: words.provider,
      cell: ({ provider, apiKeyLastFour }) => (
        <span className="grid">
          <span>{providerFacts[provider].name}</span>
          {apiKeyLastFour !== null && (
            <span className="text-xs text-soft">{messages.key(apiKeyLastFour)}</span>
          )}
        </span>
      ),
    },
    {
      id: 'price',
      header: words.price,
      align: 'end',
      cell: (model) => <PriceCell model={model} />,
    },
    {
      id: 'used',
      header: words.usedBy,
      align: 'end',
      cell: (model) => messages.usedBy(usersOf(model)),
    },
    { id: 'test', header: words.test, cell: (model) => <LastTest lastTest={model.lastTest} /> },
  ];
  return (
    <div className="py-2">
      <Table
        caption={messages.title}
        columns={columns}
        rows={models}
        rowKey={({ id }) => id}
        hrefOf={({ id }) => `/models/${id}`}
        link={Link}
      />
    </div>
  );
}

function PriceCell({ model }: { model: Model }) {
  const inForce = priceInForce(model);
  return (
    <span className={inForce.kind === 'unpriced' ? 'text-busy' : ''}>{priceText(inForce)}</span>
  );
}

function LastTest({ lastTest }: Pick<Model, 'lastTest'>) {
  if (!lastTest) return <span className="text-soft">{messages.neverTested}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Badge tone={outcomeTones[lastTest.outcome]}>
        {messages.test.outcomes[lastTest.outcome]}
      </Badge>
      <span className="text-xs text-soft">
        <RelativeTime at={lastTest.at} />
      </span>
    </span>
  );
}
