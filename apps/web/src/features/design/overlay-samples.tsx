'use client';

import { ArrowRight, Copy, Columns3, List, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmTyped,
  ContextMenu,
  Dialog,
  DialogClose,
  Field,
  Input,
  Menu,
  PickMenu,
  Popover,
  SegmentedControl,
  Sheet,
  Tabs,
  useToast,
  type MenuItem,
} from '@helix/ui';
import { labels, people } from './sample-people.tsx';

export function OverlaySamples() {
  const show = useToast();
  const [isDeleting, setIsDeleting] = useState(false);
  const items: readonly MenuItem[] = [
    { heading: 'Task' },
    { label: 'Edit', icon: <Pencil />, shortcut: 'e', onSelect: () => show('Edit was chosen') },
    { label: 'Copy link', icon: <Copy />, shortcut: '$mod+Shift+,' },
    { label: 'Show done tasks', checked: true },
    {
      label: 'Move to',
      icon: <ArrowRight />,
      items: [{ label: 'To do' }, { label: 'In progress' }, { label: 'Done', disabled: true }],
    },
    'separator',
    { label: 'Delete', icon: <Trash2 />, tone: 'danger', onSelect: () => setIsDeleting(true) },
  ];
  return (
    <Card>
      <div className="flex flex-wrap gap-2">
        <Dialog
          trigger={<Button>Dialog</Button>}
          title="Rename the board"
          description="Links to it keep working."
          footer={
            <>
              <DialogClose render={<Button>Cancel</Button>} />
              <DialogClose render={<Button look="primary">Rename</Button>} />
            </>
          }
        >
          <Field label="Name">
            <Input defaultValue="Engine room" />
          </Field>
        </Dialog>
        <Button onClick={() => setIsDeleting(true)}>Typed confirmation</Button>
        <ConfirmTyped
          open={isDeleting}
          onOpenChange={setIsDeleting}
          title="Delete this board?"
          expected="Engine room"
          confirmLabel="Delete board"
          onConfirm={() => setIsDeleting(false)}
        >
          Its 42 tasks and their history go with it. This cannot be undone.
        </ConfirmTyped>
        <Sheet trigger={<Button>Sheet at the side</Button>} title="Details">
          Whatever belongs beside the page.
        </Sheet>
        <Sheet trigger={<Button>Sheet from below</Button>} side="bottom" title="Move to">
          Choices for a thumb.
        </Sheet>
        <Popover trigger={<Button>Popover</Button>} label="Why it waits">
          It waits for an answer of Ada.
        </Popover>
        <Menu trigger={<Button>Menu</Button>} items={items} label="Task" />
        <ContextMenu items={items} label="Task">
          <div className="inline-flex min-h-8 items-center rounded-md border border-dashed border-edge px-3 text-sm text-soft select-none">
            Right click, or press long
          </div>
        </ContextMenu>
        <Button onClick={() => show('Saved', 'good')}>Toast</Button>
        <Button
          onClick={() =>
            show({
              title: '3 tasks were moved to Done',
              action: { label: 'Undo', run: () => void show('They are back') },
            })
          }
        >
          Toast with undo
        </Button>
        <Button
          onClick={() =>
            show({
              title: 'The task could not be moved',
              text: 'Somebody archived the column.',
              tone: 'bad',
            })
          }
        >
          Toast of a failure
        </Button>
      </div>
    </Card>
  );
}

export function ListSamples() {
  const [assignee, setAssignee] = useState<string>('scribe');
  const [chosen, setChosen] = useState<readonly string[]>(['bug']);
  return (
    <Card>
      <div className="flex flex-wrap gap-2">
        <PickMenu
          label="Assignee"
          placeholder="Assign to…"
          items={people}
          value={assignee}
          onPick={setAssignee}
          trigger={<Button>{people.find(({ id }) => id === assignee)?.label}</Button>}
        />
        <PickMenu
          label="Labels"
          multiple
          items={labels}
          value={chosen}
          onPick={setChosen}
          trigger={<Button>Labels: {chosen.length}</Button>}
        />
      </div>
    </Card>
  );
}

export function NavigationSamples() {
  const [layout, setLayout] = useState<'board' | 'list'>('board');
  return (
    <Card>
      <div className="grid gap-5">
        <Tabs
          label="Agent"
          tabs={[
            { value: 'now', label: 'Now', content: 'What it does at this moment.' },
            { value: 'runs', label: 'Runs', count: 12, content: 'What it has done.' },
            { value: 'soul', label: 'SOUL', content: 'Who it is.' },
          ]}
        />
        <div className="flex flex-wrap gap-3">
          <SegmentedControl
            label="Layout"
            value={layout}
            onValueChange={setLayout}
            options={[
              { value: 'board', label: 'Board', icon: <Columns3 aria-hidden /> },
              { value: 'list', label: 'List', icon: <List aria-hidden /> },
            ]}
          />
          <SegmentedControl
            label="Layout, small"
            size="small"
            value={layout}
            onValueChange={setLayout}
            options={[
              { value: 'board', label: 'Board' },
              { value: 'list', label: 'List' },
            ]}
          />
        </div>
      </div>
    </Card>
  );
}
