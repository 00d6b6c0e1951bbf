'use client';

import { Button, Dialog, DialogClose, Field, Input } from '@helix/ui';
import { onSubmit } from '../../lib/on-submit.ts';
import { messages } from './messages.ts';

type RenameDialogProps = {
  name: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onRename: (name: string) => void;
};

export function RenameDialog({ name, isOpen, onOpenChange, onRename }: RenameDialogProps) {
  const rename = (form: FormData) => {
    const next = String(form.get('name')).trim();
    onOpenChange(false);
    if (next !== '' && next !== name) onRename(next);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      size="small"
      title={messages.renameTitle(name)}
    >
      <form className="grid gap-4" onSubmit={onSubmit(rename)}>
        <Field label={messages.newName}>
          <Input name="name" defaultValue={name} required maxLength={500} autoComplete="off" />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose render={<Button>{messages.cancel}</Button>} />
          <Button look="primary" type="submit">
            {messages.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
