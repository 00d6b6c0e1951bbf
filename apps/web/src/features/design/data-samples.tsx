'use client';

import { useState } from 'react';
import {
  Badge,
  Card,
  CodeBlock,
  Collapsible,
  DataList,
  DiffView,
  Table,
  type TableColumn,
  type TableSort,
} from '@helix/ui';

type Sample = { id: string; agent: string; state: 'good' | 'bad'; tokens: number; cost: string };
const rows: readonly Sample[] = [
  { id: '1', agent: 'Scribe', state: 'good', tokens: 12_412, cost: '$0.042' },
  { id: '2', agent: 'Critic', state: 'bad', tokens: 310, cost: '$0.001' },
  { id: '3', agent: 'Surveyor of long names', state: 'good', tokens: 98_114, cost: '$1.20' },
];
const columns: readonly TableColumn<Sample>[] = [
  { id: 'agent', header: 'Agent', cell: ({ agent }) => agent, sortable: true },
  {
    id: 'state',
    header: 'State',
    cell: ({ state }) => <Badge tone={state}>{state === 'good' ? 'Finished' : 'Failed'}</Badge>,
  },
  {
    id: 'tokens',
    header: 'Tokens',
    align: 'end',
    sortable: true,
    cell: ({ tokens }) => tokens.toLocaleString('en'),
  },
  { id: 'cost', header: 'Cost', align: 'end', cell: ({ cost }) => cost },
];

export function DataSamples() {
  const [sort, setSort] = useState<TableSort>({ id: 'tokens', direction: 'descending' });
  const sorted = rows.toSorted((one, other) => {
    const order =
      sort.id === 'agent' ? one.agent.localeCompare(other.agent) : one.tokens - other.tokens;
    return sort.direction === 'ascending' ? order : -order;
  });
  return (
    <div className="grid gap-4">
      <Card className="overflow-x-auto">
        <Table
          caption="Runs of today"
          columns={columns}
          rows={sorted}
          rowKey={({ id }) => id}
          sort={sort}
          onSortChange={setSort}
        />
      </Card>
      <Card>
        <DataList
          items={[
            { label: 'Agent', value: 'Scribe' },
            { label: 'Model', value: 'claude-sonnet-4-5' },
            { label: 'State', value: <Badge tone="good">Finished</Badge> },
          ]}
        />
      </Card>
    </div>
  );
}

const before = `# Scribe
You write release notes.
Be brief.

Ask when something is unclear.
Sign with your name.`;
const after = `# Scribe
You write release notes for people who use the product.
Be brief.

Ask when something is unclear.
Link the tasks you write about.
Sign with your name.`;

export function CodeSamples() {
  return (
    <div className="grid gap-4">
      <CodeBlock
        title="curl"
        label="Example of a request"
        code={`curl -H "Authorization: Bearer $KEY" \\\n  https://helix.example.org/api/v1/tasks?limit=50`}
      />
      <DiffView
        label="Version 3 and version 4"
        before={before}
        after={after}
        beforeTitle="Version 3"
        afterTitle="Version 4"
      />
      <DiffView label="The same twice" before={before} after={before} />
      <Card>
        <Collapsible title="read_file docs/architecture.md" note="1.2 s">
          <p className="py-1 text-sm">What the tool answered.</p>
        </Collapsible>
      </Card>
    </div>
  );
}
