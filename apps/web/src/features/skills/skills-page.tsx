'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, Puzzle, Upload } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import {
  Badge,
  Button,
  buttonClass,
  EmptyState,
  FilterRow,
  Input,
  PageHeader,
  Select,
  SkeletonRows,
  Table,
  type TableColumn,
} from '@helix/ui';
import { skillActivations, type SkillSummary } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { useHasRole } from '../session/use-user.ts';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';
import { archivedSkillsQuery, skillsQuery } from './skill-queries.ts';

const words = messages.columns;

/** How things are done here. */
export function SkillsPage() {
  const [params, change] = useUrlParams();
  const isArchived = params.get('show') === 'archived';
  const active = useQuery(skillsQuery(client));
  const archived = useQuery({ ...archivedSkillsQuery(client), enabled: isArchived });
  const { data, error, isPending, refetch } = isArchived ? archived : active;
  const isAdmin = useHasRole('admin');
  const router = useRouter();
  useCommands([
    {
      id: 'new-skill',
      title: messages.new,
      group: messages.title,
      keys: ['n'],
      icon: Plus,
      isAvailable: isAdmin,
      run: () => router.push('/skills/new'),
    },
  ]);
  const query = params.get('q') ?? '';
  const activation = params.get('activation') ?? '';
  const shown = (data ?? []).filter((skill) => isWanted(skill, query, activation));
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader
        title={messages.title}
        description={messages.description}
        actions={isAdmin && <NewLinks />}
      >
        <FilterRow>
          <Input
            type="search"
            aria-label={messages.search}
            placeholder={messages.search}
            className="w-60! max-md:w-52!"
            value={query}
            onChange={(event) => change({ q: event.target.value })}
          />
          <Select
            className="w-auto!"
            aria-label={messages.activationFilter}
            value={isArchived ? 'archived' : activation}
            onChange={({ target: { value } }) =>
              change(
                value === 'archived'
                  ? { show: value, activation: undefined }
                  : { show: undefined, activation: value },
              )
            }
          >
            <option value="">{messages.everyActivation}</option>
            {skillActivations.map((value) => (
              <option key={value} value={value}>
                {messages.activation[value]}
              </option>
            ))}
            <option value="archived">{messages.archived}</option>
          </Select>
        </FilterRow>
      </PageHeader>
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
      {data && shown.length > 0 && <SkillTable skills={shown} />}
      {data && shown.length === 0 && (
        <Nothing
          isEmpty={data.length === 0}
          isArchived={isArchived}
          onClear={() => change({ q: undefined, activation: undefined, show: undefined })}
        />
      )}
    </div>
  );
}

function isWanted(skill: SkillSummary, query: string, activation: string): boolean {
  if (activation !== '' && skill.activation !== activation) return false;
  const text = `${skill.name} ${skill.description}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function NewLinks() {
  return (
    <>
      <Link href="/skills/new?from=import" className={buttonClass()}>
        <Upload aria-hidden />
        {messages.import}
      </Link>
      <Link href="/skills/new" className={buttonClass({ look: 'primary' })}>
        <Plus aria-hidden />
        {messages.new}
      </Link>
    </>
  );
}

function Nothing({
  isEmpty,
  isArchived,
  onClear,
}: {
  isEmpty: boolean;
  isArchived: boolean;
  onClear: () => void;
}) {
  const isAdmin = useHasRole('admin');
  if (isEmpty && !isArchived) {
    return (
      <EmptyState
        icon={<Puzzle />}
        title={messages.emptyTitle}
        text={isAdmin ? messages.emptyText : `${messages.emptyText} ${messages.emptyForReaders}`}
        action={isAdmin && <NewLinks />}
      />
    );
  }
  return (
    <EmptyState
      title={isEmpty ? messages.noneArchived : messages.noneFound}
      {...(!isEmpty && { text: messages.noneFoundText })}
      action={<Button onClick={onClear}>{messages.clear}</Button>}
    />
  );
}

function SkillTable({ skills }: { skills: readonly SkillSummary[] }) {
  return (
    <div className="py-2">
      <Table
        caption={messages.title}
        columns={columns}
        rows={skills}
        rowKey={({ id }) => id}
        hrefOf={({ id }) => `/skills/${id}`}
        link={Link}
      />
    </div>
  );
}

const columns: readonly TableColumn<SkillSummary>[] = [
  {
    id: 'name',
    header: words.name,
    cell: ({ name, description }) => (
      <span className="grid min-w-0">
        <span className="font-mono text-sm font-medium">{name}</span>
        <span className="line-clamp-1 font-sans text-xs font-normal text-soft">{description}</span>
      </span>
    ),
  },
  {
    id: 'activation',
    header: words.activation,
    className: 'w-40',
    cell: ({ activation }) => (
      <Badge tone={activation === 'on-demand' ? 'soft' : 'accent'}>
        {messages.activation[activation]}
      </Badge>
    ),
  },
  {
    id: 'used',
    header: words.usedBy,
    className: 'w-32',
    cell: ({ allAgents, agentIds }) =>
      allAgents ? messages.allAgents : messages.usedBy(agentIds.length),
  },
  {
    id: 'files',
    header: words.files,
    align: 'end',
    className: 'w-24',
    cell: ({ fileCount }) => messages.fileCount(fileCount),
  },
  {
    id: 'at',
    header: words.at,
    align: 'end',
    className: 'w-32',
    cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
  },
];
