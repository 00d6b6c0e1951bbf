'use client';

import { Archive, Bold, Ellipsis, Plus, Trash2 } from 'lucide-react';
import { Button, Card, CopyButton, IconButton, Kbd, Tooltip } from '@helix/ui';

const looks = ['primary', 'plain', 'quiet', 'danger'] as const;
const names = { primary: 'New task', plain: 'Duplicate', quiet: 'Later', danger: 'Delete' };

export function ButtonSamples() {
  return (
    <Card>
      <div className="grid gap-4">
        {(['medium', 'small'] as const).map((size) => (
          <div key={size} className="flex flex-wrap gap-2">
            {looks.map((look) => (
              <Button key={look} look={look} size={size}>
                {names[look]}
              </Button>
            ))}
            <Button look="primary" size={size} icon={<Plus aria-hidden />}>
              With an icon
            </Button>
            <Button size={size} busy>
              At work
            </Button>
            <Button size={size} disabled>
              Not now
            </Button>
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-2">
          <IconButton label="Archive" icon={<Archive aria-hidden />} shortcut="e" />
          <IconButton label="Bold" icon={<Bold aria-hidden />} shortcut="$mod+b" />
          <IconButton label="More" icon={<Ellipsis aria-hidden />} look="plain" />
          <IconButton label="Remove" icon={<Trash2 aria-hidden />} size="small" />
          <CopyButton text="helix" label="Copy the word" />
          <CopyButton text="helix" label="Copy with words" isWide />
          <Tooltip label="Says more on hover and focus">
            <Button>Has a tooltip</Button>
          </Tooltip>
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <Kbd keys="$mod+k" />
          <Kbd keys="g b" />
          <Kbd keys="Shift+j" />
          <Kbd keys="Escape" />
        </div>
      </div>
    </Card>
  );
}
